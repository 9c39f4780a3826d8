namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP044: a new optimizer for each step.</summary>
public class NewOptimizerTests
{
    private const string Fields = "    private Model _p = Model.Create();\n    private Model.RMSprop _o = new();\n    private static bool Now() => true;\n";

    [Theory]
    [InlineData("void Run(ref Model p) { for (int i = 0; i < 9; i++) { var o = [|new Model.RMSprop()|]; o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) [|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { foreach (int i in new[] { 1 }) { Model.RMSprop o = [|new() { LearningRate = 0.1 }|]; o.LearningRate = 0.2; double loss = o.Minimize(ref _p, Model.Gradient); Console.WriteLine(loss + o.Steps); } }")]
    [InlineData("void Run() { while ([|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient) > 1) { } }")]
    [InlineData("void Run(in Model g) { do { IRMSpropOptimizer<Model> o = [|new Model.RMSprop()|]; o.Apply(ref _p, in g); } while (Now()); }")]
    [InlineData("void Run<T>(in Model g) where T : IRMSpropOptimizer<Model>, new() { while (Now()) { var o = [|new T()|]; o.Apply(ref _p, in g); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { _o = [|new Model.RMSprop()|]; _o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { Action epoch = () => { for (int i = 0; i < 9; i++) { var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); } }; epoch(); }")]
    [InlineData("void Run() { Epoch(); void Epoch() { for (int i = 0; i < 9; i++) { var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); } } }")]
    [InlineData("void Run() { for (int e = 0; e < 9; e++) for (int i = 0; i < 9; i++) { var o = [|new Model.RMSprop()|]; if (Now()) o.Minimize(ref _p, Model.Gradient); } }")]
    public Task Which_takes_one_step_a_turn(string member) => UseSource.Breaks(
        "RMSP044", [New("optimizer", "before the loop")], Fields + member);

    [Theory]
    [InlineData("void Run(in Model g) { while (Now()) { Model.RMSprop.State s = [|default|]; Model.RMSprop.Apply(ref s, ref _p, in g); } }")]
    [InlineData("void Run(in Model g) { while (Now()) { var s = [|new Model.RMSprop.State()|]; Model.RMSprop.Apply(ref s, ref _p, in g, 0.1); } }")]
    public Task And_a_state_of_the_static_form(string member) => UseSource.Breaks(
        "RMSP044", [New("state", "before the loop")], Fields + member);

    /// <summary>
    /// A lambda that the framework calls for each element, and a function called in a loop, run as often as the body of a loop.
    /// </summary>
    [Theory]
    [InlineData("void Run(List<int> list) => list.ForEach(x => { var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); });", "outside the lambda")]
    [InlineData("void Run(int[] all) { Array.ForEach(all, x => [|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient)); }", "outside the lambda")]
    [InlineData("void Run() => System.Threading.Tasks.Parallel.For(0, 9, i => { var o = [|new Model.RMSprop()|]; lock (this) o.Minimize(ref _p, Model.Gradient); });", "outside the lambda")]
    [InlineData("void Run(int[] all) => System.Threading.Tasks.Parallel.ForEach(all, i => { _o = [|new Model.RMSprop()|]; _o.Minimize(ref _p, Model.Gradient); });", "outside the lambda")]
    [InlineData("double Run() => Enumerable.Range(0, 9).Select(i => { Model.RMSprop o = [|new()|]; return o.Minimize(ref _p, Model.Gradient); }).Last();", "outside the lambda")]
    [InlineData("double Run() => Enumerable.Range(0, 9).Sum(_ => [|Make()|].Minimize(ref _p, Model.Gradient)); static Model.RMSprop Make() => new();", "outside the lambda")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) Step(); void Step() { var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); } }", "outside 'Step'")]
    public Task Which_takes_one_step_a_call(string member, string where) => UseSource.Breaks("RMSP044", [New("optimizer", where)], Fields + member);

    [Theory]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = [|MakeOptimizer()|]; o.Minimize(ref _p, Model.Gradient); } } private static Model.RMSprop MakeOptimizer() => new() { LearningRate = 0.1 };")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = [|MakeOptimizer()|]; o.Minimize(ref _p, Model.Gradient); } static Model.RMSprop MakeOptimizer() { var made = new Model.RMSprop(); made.LearningRate = 0.1; return made; } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) [|Make<Model.RMSprop>(i)|].Minimize(ref _p, Model.Gradient); } private static T Make<T>(int i) where T : IRMSpropOptimizer<Model>, new() { if (i > 3) return new T { LearningRate = 1 }; else return new T(); }")]
    public Task That_a_method_makes(string member) => UseSource.Breaks("RMSP044", [New("optimizer", "before the loop")], Fields + member);

    [Theory]
    // Returned by a method that stores it, or may store it.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = Optimizer(); o.Minimize(ref _p, Model.Gradient); } } private Model.RMSprop Optimizer() => _o ??= new();")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = Optimizer(); o.Minimize(ref _p, Model.Gradient); } } private Model.RMSprop Optimizer() { if (_o is null) { _o = new(); } return _o; }")]
    [InlineData("private readonly List<Model.RMSprop> _all = []; void Run() { for (int i = 0; i < 9; i++) { var o = Optimizer(); o.Minimize(ref _p, Model.Gradient); } } private Model.RMSprop Optimizer() { var o = new Model.RMSprop(); _all.Add(o); return o; }")]
    [InlineData("protected virtual Model.RMSprop Optimizer() => new(); void Run() { for (int i = 0; i < 9; i++) { var o = Optimizer(); o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run(Func<Model.RMSprop> make) { for (int i = 0; i < 9; i++) { var o = make(); o.Minimize(ref _p, Model.Gradient); } }")]
    // A lambda or a local function that may run once.
    [InlineData("void Run() { Action start = () => { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); }; start(); }")]
    [InlineData("void Run() => System.Threading.Tasks.Parallel.Invoke(() => { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); });")]
    [InlineData("void Run() { Start(); void Start() { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); } }")]
    // One for each of several models, or stored by what the lambda returns.
    [InlineData("private class Member { public Model Parameters; } void Run(List<Member> members) => members.ForEach(member => { var o = new Model.RMSprop(); o.Minimize(ref member.Parameters, Model.Gradient); });")]
    [InlineData("void Run(Model[] models) => System.Threading.Tasks.Parallel.For(0, 9, i => { var o = new Model.RMSprop(); o.Minimize(ref models[i], Model.Gradient); });")]
    [InlineData("List<Model.RMSprop> Run() => Enumerable.Range(0, 9).Select(i => { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); return o; }).ToList();")]
    [InlineData("void Run(List<int> folds) => folds.ForEach(fold => { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref _p, Model.Gradient); });")]
    [InlineData("void Run() => System.Threading.Tasks.Parallel.For(0, 9, () => new Model.RMSprop(), (i, state, o) => { lock (this) o.Minimize(ref _p, Model.Gradient); return o; }, o => { });")]
    // Several trainings: each turn takes many steps, or has parameters of its own.
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var p = Model.Create(); var o = new Model.RMSprop(); o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { _p = Model.Create(); var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run(Model[] models) { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); o.Minimize(ref models[i], Model.Gradient); } }")]
    // Stored somewhere else across turns.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); o.LoadCheckpoint(\"a\", ref _p); o.Minimize(ref _p, Model.Gradient); o.SaveCheckpoint(\"a\", in _p); } }")]
    [InlineData("void Run(List<Model.RMSprop> all) { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); all.Add(o); o.Minimize(ref _p, Model.Gradient); } }")]
    // An occasional restart.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { if (i % 3 == 0) _o = new Model.RMSprop(); _o.Minimize(ref _p, Model.Gradient); } }")]
    // Created before the loop.
    [InlineData("void Run() { for (var o = new Model.RMSprop(); o.Steps < 9;) o.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    public Task What_keeps_its_state_is_right(string member) => UseSource.IsRight(Fields + member);

    private static string New(string what, string where) =>
        $"Every iteration creates a new {what} and takes a single step with it, so nothing carries over from one step to the next: create it once, {where}";
}
