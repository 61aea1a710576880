(struct_specifier name: (type_identifier) @name body: (field_declaration_list) @body) @type
(union_specifier name: (type_identifier) @name body: (field_declaration_list) @body) @type
(enum_specifier name: (type_identifier) @name body: (enumerator_list) @body) @type
(type_definition
  type: [
    (struct_specifier body: (_) @body)
    (union_specifier body: (_) @body)
    (enum_specifier body: (_) @body)
  ] @value
  declarator: (type_identifier) @name) @type

(function_definition
  declarator: [
    (function_declarator declarator: (_) @name parameters: (_) @parameters)
    (pointer_declarator
      declarator: (function_declarator declarator: (_) @name parameters: (_) @parameters))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (function_declarator declarator: (_) @name parameters: (_) @parameters)))
  ]
  body: (compound_statement) @body) @function

(parameter_declaration) @parameter.type
(variadic_parameter) @parameter.type
(parameter_declaration declarator: (identifier) @parameter.cut)
(pointer_declarator declarator: (identifier) @parameter.cut)
(array_declarator declarator: (identifier) @parameter.cut)

(call_expression function: (identifier) @call)
(call_expression function: (field_expression field: (field_identifier) @call))

(comment) @comment
(string_literal) @literal
(char_literal) @literal
(system_lib_string) @literal
