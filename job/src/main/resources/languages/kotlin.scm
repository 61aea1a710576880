(class_declaration (type_identifier) @name) @type
(class_declaration [(class_body) (enum_class_body)] @body) @type
(object_declaration (type_identifier) @name) @type
(object_declaration (class_body) @body) @type
(companion_object) @implementation

(function_declaration (simple_identifier) @name (function_value_parameters) @parameters) @function
(function_declaration
  . (modifiers)? . [
    (user_type (type_identifier) @qualifier .)
    (nullable_type (user_type (type_identifier) @qualifier .))
  ] . (simple_identifier)) @method
(function_declaration (function_body) @body) @function
(secondary_constructor "constructor" @name (function_value_parameters) @parameters) @constructor
(secondary_constructor "{" @body) @constructor
(anonymous_initializer "init" @name "{" @body) @constructor
(anonymous_function (function_value_parameters) @parameters (function_body) @body) @function
(lambda_literal) @function @body
(property_declaration
  (variable_declaration (simple_identifier) @name)
  [(lambda_literal) (anonymous_function)] @value) @function
(property_declaration (variable_declaration (simple_identifier) @qualifier) [(getter) (setter)] @method)
((property_declaration (variable_declaration (simple_identifier) @qualifier)) . (getter) @method)
((property_declaration (variable_declaration (simple_identifier) @qualifier)) . (setter) @method)
(getter "get" @name (function_body) @body) @method
(setter "set" @name (function_body) @body) @method

(function_value_parameters (parameter (_) (_) @parameter.type))

(call_expression . (simple_identifier) @call)
(call_expression . (navigation_expression (navigation_suffix (simple_identifier) @call)))
(infix_expression (simple_identifier) (simple_identifier) @call (_))
(constructor_invocation (user_type (type_identifier) @call))

(line_comment) @comment
(multiline_comment) @comment
(string_literal) @string
(character_literal) @literal
