(module name: (_) @name) @namespace
(class name: (_) @name) @type
(class body: (_) @body) @type
(method name: (_) @name) @function
(method parameters: (_) @parameters) @function
(method body: (_) @body) @function
(singleton_method name: (_) @name) @method
(singleton_method parameters: (_) @parameters) @method
(singleton_method body: (_) @body) @method
(block) @function @body
(do_block) @function @body
(lambda body: [(block) (do_block)] @value) @function
(assignment
  left: (identifier) @name
  right: (lambda) @value) @function

(call method: [(identifier) (constant)] @call)

(comment) @comment
(string) @string
(subshell) @string
(regex) @string
(string_array) @literal
(symbol_array) @literal
(delimited_symbol) @string
(heredoc_body) @string
