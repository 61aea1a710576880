(namespace_definition name: (_) @name) @namespace
(class_specifier name: (_) @name body: (field_declaration_list) @body) @type
(struct_specifier name: (_) @name body: (field_declaration_list) @body) @type
(union_specifier name: (_) @name body: (field_declaration_list) @body) @type
(enum_specifier name: (_) @name body: (enumerator_list) @body) @type
(template_declaration [(class_specifier) (struct_specifier)] @value) @type
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
    (reference_declarator
      (function_declarator declarator: (_) @name parameters: (_) @parameters))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (function_declarator declarator: (_) @name parameters: (_) @parameters)))
    (operator_cast type: (_) @name)
  ]
  body: (_) @body) @function
(template_declaration (function_definition) @value) @function
(lambda_expression body: (_) @body) @function
(lambda_expression
  declarator: (abstract_function_declarator parameters: (parameter_list) @parameters)) @function
(init_declarator
  declarator: (identifier) @name
  value: (lambda_expression) @value) @function

(parameter_declaration) @parameter.type
(optional_parameter_declaration) @parameter.type
(variadic_parameter_declaration) @parameter.type
(parameter_list "..." @parameter.type)
(parameter_declaration declarator: (identifier) @parameter.cut)
(optional_parameter_declaration declarator: (identifier) @parameter.cut)
(optional_parameter_declaration "=" @parameter.cut default_value: (_) @parameter.cut)
(pointer_declarator declarator: (identifier) @parameter.cut)
(array_declarator declarator: (identifier) @parameter.cut)
(reference_declarator (identifier) @parameter.cut)

(call_expression function: (identifier) @call)
(call_expression function: (field_expression field: (field_identifier) @call))
(call_expression function: (field_expression field: (template_method name: (field_identifier) @call)))
(call_expression function: (template_function name: (identifier) @call))
(call_expression function: (qualified_identifier name: (identifier) @call))
(call_expression function: (qualified_identifier name: (template_function name: (identifier) @call)))
(call_expression function: (qualified_identifier name: (qualified_identifier name: (identifier) @call)))
(new_expression type: (type_identifier) @call)

(comment) @comment
(string_literal) @literal
(raw_string_literal) @literal
(char_literal) @literal
(system_lib_string) @literal
