(class_declaration name: (_) @name body: (class_body) @body) @type
(class body: (class_body) @body) @type
(class name: (_) @name) @type

(function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @function
(generator_function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @function
(method_definition name: (_) @name parameters: (_) @parameters body: (_) @body) @function
(function_expression body: (_) @body) @function
(function_expression name: (identifier) @name) @function
(generator_function body: (_) @body) @function
(generator_function name: (identifier) @name) @function
(arrow_function body: (_) @body) @function

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
(field_definition
  property: (_) @name
  value: [(arrow_function) (function_expression)] @value) @function
(variable_declarator name: (identifier) @name value: (object)) @namespace
(pair key: [(property_identifier) (string)] @name value: (object)) @namespace

(call_expression function: (identifier) @call)
(call_expression function: (member_expression property: (_) @call))
(new_expression constructor: (identifier) @call)
(new_expression constructor: (member_expression property: (_) @call))

(comment) @comment
(string) @literal
(template_string) @string
(regex) @literal
(decorator) @attribute
