(class_declaration name: (_) @name body: (class_body) @body) @type
(abstract_class_declaration name: (_) @name body: (class_body) @body) @type
(class body: (class_body) @body) @type
(class name: (_) @name) @type
(interface_declaration name: (_) @name body: (_) @body) @type
(enum_declaration name: (_) @name body: (enum_body) @body) @type
(type_alias_declaration name: (_) @name value: (object_type) @body) @type
(internal_module name: (_) @name) @namespace
(module name: (_) @name) @namespace

(function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @function
(generator_function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @function
(function_signature name: (identifier) @name parameters: (_) @parameters) @function
(method_definition name: (_) @name) @function
(method_definition parameters: (_) @parameters) @function
(method_definition body: (_) @body) @function
(method_signature name: (_) @name parameters: (_) @parameters) @function
(abstract_method_signature name: (_) @name parameters: (_) @parameters) @function
(function_expression parameters: (_) @parameters body: (_) @body) @function
(function_expression name: (identifier) @name) @function
(generator_function parameters: (_) @parameters body: (_) @body) @function
(generator_function name: (identifier) @name) @function
(arrow_function body: (_) @body) @function
(arrow_function parameters: (_) @parameters) @function

(variable_declarator
  name: (identifier) @name
  value: [(arrow_function) (function_expression) (generator_function)] @value) @function
(variable_declarator name: (identifier) @name value: (class) @value) @type
(assignment_expression
  left: [
    (identifier) @name
    (member_expression property: (property_identifier) @name)
  ]
  right: [(arrow_function) (function_expression) (generator_function)] @value) @function
(pair
  key: [(property_identifier) (string)] @name
  value: [(arrow_function) (function_expression) (generator_function)] @value) @function
(public_field_definition
  name: (_) @name
  value: [(arrow_function) (function_expression)] @value) @function
(variable_declarator name: (identifier) @name value: (object)) @namespace
(pair key: [(property_identifier) (string)] @name value: (object)) @namespace

(required_parameter type: (type_annotation (_) @parameter.type))
(optional_parameter type: (type_annotation (_) @parameter.type))

(call_expression function: (identifier) @call)
(call_expression function: (member_expression property: (property_identifier) @call))
(new_expression constructor: (identifier) @call)
(new_expression constructor: (member_expression property: (_) @call))

(comment) @comment
(string) @literal
(template_string) @string
(regex) @literal
(class_body (decorator) @attribute)
(export_statement (decorator) @attribute)
