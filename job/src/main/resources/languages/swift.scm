(class_declaration name: (type_identifier) @name body: (_) @body) @type
(class_declaration name: (user_type (type_identifier) @name .) body: (_)) @implementation
(protocol_declaration name: (_) @name body: (_) @body) @type

; One child a pattern: analysing a pattern that relates two takes half a minute in this grammar.
(function_declaration "func" . _ @name) @function
(function_declaration (function_body) @body) @function
(protocol_function_declaration name: (simple_identifier) @name) @function
(init_declaration "init" @name body: (_) @body) @constructor
(deinit_declaration "deinit" @name body: (_) @body) @method
(subscript_declaration "subscript" @name (computed_property) @body) @method
(property_declaration
  name: (pattern bound_identifier: (simple_identifier) @name)
  computed_value: (computed_property) @body) @function
(property_declaration
  name: (pattern bound_identifier: (simple_identifier) @name)
  value: (lambda_literal) @value) @function
(lambda_literal) @function @body

(parameter name: (simple_identifier) @parameter.cut) @parameter.type
(parameter ":" @parameter.cut)
(parameter external_name: (simple_identifier) @parameter.cut)

(call_expression . (simple_identifier) @call)
(call_expression . (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @call)))

(comment) @comment
(multiline_comment) @comment
(line_string_literal) @string
(multi_line_string_literal) @string
(raw_string_literal) @string
(regex_literal) @literal
