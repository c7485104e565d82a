// One parameter at a time.
alias Param = f32;
alias ParamB = bool;
alias ParamI = i32;
alias ParamU = u32;
