(namespace_definition name: (_) @name body: (_)) @namespace
(class_declaration name: (name) @name body: (_) @body) @type
(interface_declaration name: (name) @name body: (_) @body) @type
(trait_declaration name: (name) @name body: (_) @body) @type
(enum_declaration name: (name) @name body: (_) @body) @type

(function_definition name: (name) @name parameters: (_) @parameters body: (_) @body) @function
(method_declaration name: (name) @name parameters: (_) @parameters) @method
(method_declaration body: (_) @body) @method
(anonymous_function parameters: (_) @parameters body: (_) @body) @function
(arrow_function parameters: (_) @parameters body: (_) @body) @function
(assignment_expression
  left: (variable_name (name) @name)
  right: [(anonymous_function) (arrow_function)] @value) @function

(simple_parameter type: (_) @parameter.type)
(property_promotion_parameter type: (_) @parameter.type)
(variadic_parameter name: (_) @parameter.cut) @parameter.type

(function_call_expression function: (name) @call)
(function_call_expression function: (qualified_name (name) @call))
(member_call_expression name: (name) @call)
(nullsafe_member_call_expression name: (name) @call)
(scoped_call_expression name: (name) @call)
(object_creation_expression (name) @call)

(comment) @comment
(string) @literal
(encapsed_string) @string
(heredoc) @string
(nowdoc) @literal
