(function_definition name: (identifier) @name parameters: (parameters) @parameters body: (block) @body) @function
(function_definition body: (block . (expression_statement (string) @doc))) @function
(class_definition name: (identifier) @name body: (block) @body) @type
(class_definition body: (block . (expression_statement (string) @doc))) @type
(decorated_definition definition: (function_definition) @value) @function
(decorated_definition definition: (class_definition) @value) @type
(lambda body: (_) @body) @function
(assignment left: (identifier) @name right: (lambda) @value) @function

(call function: (identifier) @call)
(call function: (attribute attribute: (identifier) @call))

(comment) @comment
(string) @string
