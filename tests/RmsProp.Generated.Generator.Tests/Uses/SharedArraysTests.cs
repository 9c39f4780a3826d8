namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP043: copies of a struct share its arrays where arrays of their own were intended.</summary>
public class SharedArraysTests
{
    private const string Fields = "    private readonly Model.RMSprop _o = new();\n    private Model _p = Model.Create(), _g, _best;\n    private readonly Model _start = Model.Create();\n"
        + "    public Model Kept { get; set; }\n    private record Best(Model Parameters, double Loss);\n    private static bool Better() => true;\n    private static Model Clone(in Model p) => p with { Weights = [.. p.Weights] };\n";

    private const string AsGradients = "shares 'Weights' with '{0}', so writing gradients overwrites parameters: give the gradients arrays of their own";
    private const string TrainedOn = "shares 'Weights' with '{0}', so it changes when '{0}' is trained further: copy the array as well";
    private const string EachTurn = "shares 'Weights' with '{0}', so each iteration starts from what the previous one trained: copy the array as well";

    [Theory]
    [InlineData("void Step(ref Model p) { var g = [|p|]; g.Bias = 1; _o.Apply(ref p, in g); }", "'g'", "p")]
    [InlineData("void Step() { var g = [|_p|]; for (int i = 0; i < 3; i++) { g.Weights[i] *= 2; } _o.Apply(ref _p, in g); }", "'g'", "_p")]
    [InlineData("void Step() { Model g; g = [|_p|]; _o.Apply(ref _p, g); }", "'g'", "_p")]
    [InlineData("void Step() { Model g = [|_p|]; if (Better()) { g = Model.Create(); } _o.Apply(ref _p, in g); }", "'g'", "_p")]
    [InlineData("void Step(ref Model.RMSprop.State s) { Model g = [|_p|]; Model.RMSprop.Apply(ref s, ref _p, in g); }", "'g'", "_p")]
    [InlineData("void Step() { _g = [|_p|]; _o.Apply(ref _p, in _g); }", "'_g'", "_p")]
    [InlineData("static void Step(IRMSpropOptimizer<Model> o, ref Model p) { var g = [|p|]; o.Apply(ref p, in g); }", "'g'", "p")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { g = [|m|]; g.Weights[0] *= 2; return 0; }", "'g'", "m")]
    [InlineData("void Step() => _o.Minimize(ref _p, (in Model m, ref Model g) => { g = [|m|]; return 1; });", "'g'", "m")]
    public Task As_gradients(string member, string copy, string original) => Breaks(member, copy, AsGradients, original);

    [Fact]
    public Task As_gradients_that_are_the_parameters() => UseSource.Breaks(
        "RMSP043", ["The gradients are '_p' itself, so each step moves the parameters along their own values: give the gradients arrays of their own"],
        Fields + "void Step() => _o.Apply(ref _p, in [|_p|]);");

    [Theory]
    [InlineData("Model Run() { var p = Model.Create(); Model best = Clone(in p); for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = [|p|]; } return best; }", "'best'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = [|p|]; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = Clone(in p); } return best; }", "'best'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) { best = [|p|]; } else if (i > 4) { p = best; break; } } return best; }", "'best'", "p")]
    [InlineData("void Step() { _o.Minimize(ref _p, Model.Gradient); if (Better()) _best = [|_p|]; }", "'_best'", "_p")]
    [InlineData("void Step() { var before = [|_p|]; _o.Minimize(ref _p, Model.Gradient); Console.WriteLine(before.Weights[0]); }", "'before'", "_p")]
    [InlineData("void Step() { var before = [|_p|]; _o.Minimize(ref _p, Model.Gradient); Console.WriteLine(before.Bias + Model.Loss(in before)); }", "'before'", "_p")]
    [InlineData("void Run(List<Model> all) { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); all.Add([|_p|]); } }", "'all'", "_p")]
    [InlineData("IEnumerable<Model> Run() { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); yield return [|_p|]; } }", "What is returned", "_p")]
    [InlineData("Best Run() { var p = Model.Create(); Best best = null!; while (Better()) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = new Best([|p|], 2); } return best; }", "'best'", "p")]
    [InlineData("(Model, double) Run() { var p = Model.Create(); (Model, double) best = default; while (Better()) { _o.Minimize(ref p, Model.Gradient); best = Better() ? ([|p|], 1.0) : best; } return best; }", "'best'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; double lowest = 9; while (Better()) { double loss = _o.Minimize(ref p, Model.Gradient); if (loss < lowest) (best, lowest) = ([|p|], loss); } return best; }", "'best'", "p")]
    [InlineData("void Run(Model[] history) { var p = Model.Create(); for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); history[i] = [|p|]; } }", "'history[i]'", "p")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); if (Better()) Kept = [|_p|]; } }", "'Kept'", "_p")]
    [InlineData("Model Run() { var p = Model.Create(); Model good = default; for (int i = 0; i < 9; i++) { double loss = _o.Minimize(ref p, Model.Gradient); if (double.IsNaN(loss)) break; good = [|p|]; } return good; }", "'good'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model good = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (!Better()) continue; good = [|p|]; } return good; }", "'good'", "p")]
    [InlineData("void Run() { var p = Model.Create(); Model previous = Clone(in p); for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); Console.WriteLine(p.Weights[0] - previous.Weights[0]); previous = [|p|]; } }", "'previous'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model last = default; while (_o.Minimize(ref p, Model.Gradient) > 1) { last = [|p|]; } return last; }", "'last'", "p")]
    [InlineData("void Step() => _o.Minimize(ref _p, Model.Gradient); void Keep() => _best = [|_p|]; void Restore() => _p = _best;", "'_best'", "_p")]
    public Task As_the_best_so_far(string member, string copy, string original) => Breaks(member, copy, TrainedOn, original);

    /// <summary>A copy of a copy, and a struct made of the parts of another.</summary>
    [Theory]
    [InlineData("private class Holder { public Model Cur, Best; } void Run(Holder h) { for (int i = 0; i < 9; i++) { _o.Minimize(ref h.Cur, Model.Gradient); var t = h.Cur; if (Better()) h.Best = [|t|]; } }", "'h.Best'", "h.Cur")]
    [InlineData("private class Holder { public Model Cur, Best; } void Keep(Holder h) { var t = h.Cur; h.Best = [|t|]; _o.Minimize(ref h.Cur, Model.Gradient); }", "'h.Best'", "h.Cur")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); Model now = p; if (Model.Loss(in now) < 1) best = [|now|]; } return best; }", "'best'", "p")]
    [InlineData("void Run(List<Model> all) { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); var t = _p; all.Add([|t|]); } }", "'all'", "_p")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = [|new Model { Weights = p.Weights, Bias = p.Bias }|]; } return best; }", "'best'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = [|new() { Bias = p.Bias, Weights = p.Weights }|]; } return best; }", "'best'", "p")]
    [InlineData("Model Run() { var p = Model.Create(); var other = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = [|other with { Weights = p.Weights, Bias = p.Bias }|]; } return best; }", "'best'", "p")]
    [InlineData("void Run(List<Model> all) { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); all.Add([|new Model { Weights = _p.Weights }|]); } }", "'all'", "_p")]
    public Task As_the_best_so_far_by_a_detour(string member, string copy, string original) => Breaks(member, copy, TrainedOn, original);

    [Theory]
    [InlineData("void Step() { var g = [|new Model { Weights = _p.Weights }|]; _o.Apply(ref _p, in g); }", "'g'", "_p")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { g = [|new Model { Weights = m.Weights }|]; return 0; }", "'g'", "m")]
    public Task As_gradients_by_a_detour(string member, string copy, string original) => Breaks(member, copy, AsGradients, original);

    [Fact]
    public Task As_the_start_of_each_training_by_a_detour() => Breaks(
        "void Run(Model start) { foreach (double rate in new[] { 0.1, 0.2 }) { var p = [|new Model { Weights = start.Weights }|]; var o = new Model.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, Model.Gradient); } }",
        "'p'", EachTurn, "start");

    [Theory]
    // A mirror of the latest.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); Kept = _p; } }")]
    [InlineData("Model Run() { var p = Model.Create(); Model latest = p; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); latest = p; } return latest; }")]
    [InlineData("private readonly object _gate = new(); private Model _latest; void Run() { while (Better()) { double loss = _o.Minimize(ref _p, Model.Gradient); Console.WriteLine(loss); lock (_gate) { _latest = _p; } } }")]
    [InlineData("private Model _latest; void Step() { _o.Minimize(ref _p, Model.Gradient); _latest = _p; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model latest = p; double loss; for (int i = 0; i < 9; i++) { Console.WriteLine(Model.Loss(in latest)); loss = _o.Minimize(ref p, Model.Gradient); (latest, loss) = (p, 1); } return latest; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model latest = p; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); latest = p; } for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); latest = p; } return latest; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model latest = p; for (int e = 0; e < 9; e++) { for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); } latest = p; } return latest; }")]
    [InlineData("void Run(Model[] shown) { for (int i = 0; i < 9; i++) { _o.Minimize(ref _p, Model.Gradient); shown[0] = _p; } }")]
    // A copy of a copy with arrays of its own, or an exchange.
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); var t = p; t.Weights = [.. p.Weights]; if (Better()) best = t; } return best; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); var t = p; p = Clone(in t); if (Better()) best = t; } return best; }")]
    [InlineData("Model Run() { Model best = default; for (int t = 0; t < 9; t++) { var p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); var now = p; if (Better()) best = now; } return best; }")]
    // A struct with arrays of its own.
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = new Model { Weights = [.. p.Weights], Bias = p.Bias }; } return best; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = default; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = p with { Weights = [.. p.Weights] }; } return best; }")]
    [InlineData("Model Run() { var p = Model.Create(); var tied = new Model { Weights = p.Weights, Bias = 2 }; for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); return tied; }")]
    [InlineData("double Run() { double h = 0; for (int i = 0; i < 9; i++) { var shifted = new Model { Weights = _p.Weights, Bias = _p.Bias + 1 }; h += Model.Loss(in shifted); _o.Minimize(ref _p, Model.Gradient); } return h; }")]
    public Task A_mirror_or_a_model_of_its_own_is_right(string member) => UseSource.IsRight(Fields + member);

    [Theory]
    [InlineData("void Run(Model start) { foreach (double rate in new[] { 0.1, 0.2 }) { var p = [|start|]; var o = new Model.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, Model.Gradient); } }", "start")]
    [InlineData("void Run() { foreach (double rate in new[] { 0.1, 0.2 }) { var p = [|_start|]; var o = new Model.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, Model.Gradient); } }", "_start")]
    [InlineData("void Run(Arrays start) { foreach (double rate in new[] { 0.1, 0.2 }) { var p = [|start|]; var o = new Arrays.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, (in Arrays m, ref Arrays g) => 1); } }", "start")]
    public Task As_the_start_of_each_training(string member, string original) => Breaks(member, "'p'", EachTurn, original);

    [Theory]
    // Arrays of their own, or other parameters.
    [InlineData("void Step() { var g = _p; g.Weights = new float[3]; _o.Apply(ref _p, in g); }")]
    [InlineData("void Step() { var g = _p with { Weights = new float[3] }; _o.Apply(ref _p, in g); }")]
    [InlineData("void Step() { var g = _p; Allocate(ref g); _o.Apply(ref _p, in g); } static void Allocate(ref Model g) => g.Weights = new float[3];")]
    [InlineData("void Step() { var g = _g; _o.Apply(ref _p, in g); }")]
    [InlineData("static void Copy(in Model from, ref Model to) => to = from;")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = Clone(in p); for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) best = Clone(in p); } return best; }")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = p; best.Weights = [.. p.Weights]; for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) { best = p; best.Weights = [.. p.Weights]; } } return best; }")]
    [InlineData("void Run(Model start) { foreach (double rate in new[] { 0.1, 0.2 }) { var p = Clone(in start); var o = new Model.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, Model.Gradient); } }")]
    // The best of several trainings.
    [InlineData("Model Run() { Model best = default; for (int t = 0; t < 9; t++) { var p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); if (Better()) best = p; } return best; }")]
    [InlineData("Model Run() { Model best = default, p; for (int t = 0; t < 9; t++) { p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); if (Better()) best = p; } return best; }")]
    [InlineData("void Trial() { _p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref _p, Model.Gradient); Keep(); } void Keep() => _best = _p;")]
    [InlineData("void Trial() { _p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref _p, Model.Gradient); if (Better()) _best = _p; }")]
    // Not trained further, or not used afterwards.
    [InlineData("Model Run() { var p = Model.Create(); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); var result = p; return result; }")]
    [InlineData("Model Run() { var p = Model.Create(); for (int i = 0; i < 9; i++) { _o.Minimize(ref p, Model.Gradient); if (Better()) { var result = p; return result; } } return p; }")]
    [InlineData("double Run() { var p = Model.Create(); double loss = 0; for (int i = 0; i < 9; i++) { var before = p; loss += Model.Loss(in before); _o.Minimize(ref p, Model.Gradient); } return loss; }")]
    [InlineData("void Run() { var a = Model.Create(); var b = Model.Create(); for (int i = 0; i < 9; i++) { _o.Minimize(ref a, Model.Gradient); var t = a; a = b; b = t; } }")]
    [InlineData("void Run() { var a = Model.Create(); var b = Model.Create(); for (int i = 0; i < 9; i++) { _o.Minimize(ref a, Model.Gradient); (a, b) = (b, a); } }")]
    [InlineData("Model Run() { Model best = default, p; double loss; for (int t = 0; t < 9; t++) { (p, loss) = (Model.Create(), 0); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); if (loss < 1) best = p; } return best; }")]
    // The copy is replaced as a whole, or in a deconstruction.
    [InlineData("void Step() { Model g = _p; g = Model.Create(); _o.Apply(ref _p, in g); }")]
    [InlineData("void Step() { Model g; if (Better()) g = _p; else g = default; g = Model.Create(); _o.Apply(ref _p, in g); }")]
    [InlineData("Model Run() { var p = Model.Create(); Model best = p; best = Clone(in best); for (int i = 0; i < 9; i++) _o.Minimize(ref p, Model.Gradient); return best; }")]
    [InlineData("void Step() { Model g = _p; (g.Weights, g.Bias) = (new float[3], 0); _o.Apply(ref _p, in g); }")]
    // Only a number of the copy is read.
    [InlineData("void Step() { var before = _p; _o.Minimize(ref _p, Model.Gradient); Console.WriteLine(before.Bias - _p.Bias); }")]
    // Only numbers are copied.
    [InlineData("void Run(Numbers.RMSprop o, ref Numbers p, ref Numbers best) { for (int i = 0; i < 9; i++) { o.Minimize(ref p, (in Numbers m, ref Numbers g) => 1); if (Better()) best = p; } }")]
    public Task What_is_copied_or_let_go_is_right(string member) => UseSource.IsRight(Fields + member);

    private static Task Breaks(string member, string copy, string message, string original) => UseSource.Breaks(
        "RMSP043", [copy + " " + message.Replace("{0}", original, StringComparison.Ordinal)], Fields + member);
}
