// Four parameters of an array at once.
alias Param = vec4f;
alias ParamB = vec4<bool>;
alias ParamI = vec4i;
alias ParamU = vec4u;
