(function_definition name: (word) @name body: (_) @body) @function

(command name: (command_name (word) @call))

(comment) @comment
(string) @string
(raw_string) @literal
(ansi_c_string) @literal
(translated_string) @string
(heredoc_body) @string
