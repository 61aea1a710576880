(function_declaration name: (identifier) @name parameters: (parameter_list) @parameters) @function
(function_declaration body: (block) @body) @function
(method_declaration
  receiver: (parameter_list
    (parameter_declaration
      type: [
        (type_identifier) @qualifier
        (pointer_type (type_identifier) @qualifier)
        (generic_type type: (type_identifier) @qualifier)
        (pointer_type (generic_type type: (type_identifier) @qualifier))
      ]))
  name: (field_identifier) @name
  parameters: (parameter_list) @parameters) @method
(method_declaration body: (block) @body) @method
(func_literal body: (block) @body) @function
(short_var_declaration
  left: (expression_list . (identifier) @name .)
  right: (expression_list . (func_literal) @value .)) @function
(type_spec name: (type_identifier) @name type: (struct_type (_) @body)) @type
(type_spec name: (type_identifier) @name type: (interface_type) @body) @type

(parameter_declaration type: (_) @parameter.type)
(variadic_parameter_declaration name: (_) @parameter.cut) @parameter.type

(call_expression function: (identifier) @call)
(call_expression function: (selector_expression field: (field_identifier) @call))

(comment) @comment
(interpreted_string_literal) @literal
(raw_string_literal) @literal
(rune_literal) @literal
