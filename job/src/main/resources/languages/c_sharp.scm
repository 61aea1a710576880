(namespace_declaration name: (_) @name) @namespace
(class_declaration name: (identifier) @name body: (_) @body) @type
(struct_declaration name: (identifier) @name body: (_) @body) @type
(interface_declaration name: (identifier) @name body: (_) @body) @type
(enum_declaration name: (identifier) @name body: (_) @body) @type
(record_declaration name: (identifier) @name) @type
(record_declaration body: (_) @body) @type

(method_declaration name: (identifier) @name parameters: (_) @parameters) @function
(method_declaration body: (_) @body) @function
(constructor_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @constructor
(destructor_declaration "~" @name parameters: (_) @parameters body: (_) @body) @method
(operator_declaration operator: _ @name parameters: (_) @parameters body: (_) @body) @method
(conversion_operator_declaration type: (_) @name parameters: (_) @parameters body: (_) @body) @method
(property_declaration name: (identifier) @name accessors: (accessor_list) @body) @method
(property_declaration name: (identifier) @name value: (_) @body) @method
(indexer_declaration "this" @name parameters: (_) @parameters accessors: (_) @body) @method
(local_function_statement name: (identifier) @name parameters: (_) @parameters body: (_) @body) @function
(lambda_expression body: (_) @body) @function
(lambda_expression parameters: (parameter_list) @parameters) @function
(anonymous_method_expression (block) @body) @function
(variable_declarator
  name: (identifier) @name
  (lambda_expression) @value) @function

(parameter type: (_) @parameter.type)
(parameter_list type: (_) @parameter.type)

(invocation_expression function: (identifier) @call)
(invocation_expression function: (generic_name (identifier) @call))
(invocation_expression function: (member_access_expression name: (identifier) @call))
(invocation_expression function: (member_access_expression name: (generic_name (identifier) @call)))
(invocation_expression function: (conditional_access_expression (member_binding_expression name: (identifier) @call)))
(object_creation_expression type: (identifier) @call)
(object_creation_expression type: (generic_name (identifier) @call))

(comment) @comment
(string_literal) @literal
(verbatim_string_literal) @literal
(raw_string_literal) @literal
(character_literal) @literal
(interpolated_string_expression) @string
