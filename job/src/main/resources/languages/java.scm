(class_declaration name: (identifier) @name body: (class_body) @body) @type
(interface_declaration name: (identifier) @name body: (interface_body) @body) @type
(enum_declaration name: (identifier) @name body: (enum_body) @body) @type
(record_declaration name: (identifier) @name body: (class_body) @body) @type
(annotation_type_declaration name: (identifier) @name body: (annotation_type_body) @body) @type

(method_declaration name: (identifier) @name parameters: (formal_parameters) @parameters) @method
(method_declaration body: (block) @body) @method
(constructor_declaration
  name: (identifier) @name
  parameters: (formal_parameters) @parameters
  body: (constructor_body) @body) @constructor
(compact_constructor_declaration name: (identifier) @name body: (block) @body) @constructor
(lambda_expression parameters: (_) @parameters body: (_) @body) @function

(formal_parameter name: (_) @parameter.cut) @parameter.type
(formal_parameter (modifiers) @parameter.cut)
(spread_parameter (variable_declarator) @parameter.cut) @parameter.type
(spread_parameter (modifiers) @parameter.cut)

(method_invocation name: (identifier) @call)
(object_creation_expression type: (type_identifier) @call)
(object_creation_expression type: (generic_type (type_identifier) @call))
(object_creation_expression type: (scoped_type_identifier (type_identifier) @call .))
(method_reference (identifier) @call .)

(line_comment) @comment
(block_comment) @comment
(string_literal) @literal
(character_literal) @literal
