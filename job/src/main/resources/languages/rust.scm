(struct_item name: (_) @name body: (_) @body) @type
(union_item name: (_) @name body: (_) @body) @type
(enum_item name: (_) @name body: (_) @body) @type
(trait_item name: (_) @name body: (_) @body) @type
(impl_item
  type: [
    (type_identifier) @name
    (generic_type type: (type_identifier) @name)
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
    (reference_type type: (type_identifier) @name)
    (primitive_type) @name
  ]) @implementation
(mod_item name: (identifier) @name body: (_)) @namespace

(function_item name: (_) @name parameters: (parameters) @parameters body: (block) @body) @function
(function_signature_item name: (_) @name parameters: (parameters) @parameters) @function
(macro_definition name: (identifier) @name) @function
(closure_expression parameters: (closure_parameters) @parameters body: (_) @body) @function
(let_declaration
  pattern: (identifier) @name
  value: (closure_expression) @value) @function

(parameter type: (_) @parameter.type)

(call_expression function: (identifier) @call)
(call_expression function: (field_expression field: (field_identifier) @call))
(call_expression function: (scoped_identifier name: (identifier) @call))
(call_expression function: (generic_function function: (identifier) @call))
(call_expression function: (generic_function function: (scoped_identifier name: (identifier) @call)))
(call_expression function: (generic_function function: (field_expression field: (field_identifier) @call)))
(macro_invocation macro: (identifier) @call)
(macro_invocation macro: (scoped_identifier name: (identifier) @call))

(line_comment) @comment
(block_comment) @comment
(string_literal) @literal
(raw_string_literal) @literal
(char_literal) @literal
(attribute_item) @attribute
