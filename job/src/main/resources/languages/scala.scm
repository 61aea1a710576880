(class_definition name: (_) @name) @type
(class_definition body: (_) @body) @type
(object_definition name: (_) @name) @type
(object_definition body: (_) @body) @type
(trait_definition name: (_) @name) @type
(trait_definition body: (_) @body) @type
(enum_definition name: (_) @name body: (_) @body) @type
(extension_definition parameters: (parameters (parameter type: (type_identifier) @name))) @implementation

(function_definition name: (_) @name) @function
(function_definition parameters: (parameters) @parameters) @function
(function_definition body: (_) @body) @function
(function_declaration name: (_) @name) @function
(function_declaration parameters: (parameters) @parameters) @function
(lambda_expression (_) @body .) @function
(val_definition
  pattern: (identifier) @name
  value: (lambda_expression) @value) @function

(parameter type: (_) @parameter.type)

(call_expression function: (identifier) @call)
(call_expression function: (field_expression field: (identifier) @call))
(call_expression function: (generic_function function: (identifier) @call))
(call_expression function: (generic_function function: (field_expression field: (identifier) @call)))
(instance_expression (type_identifier) @call)

(comment) @comment
(block_comment) @comment
(string) @literal
(character_literal) @literal
(interpolated_string) @string
