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
    [InlineData("void Run() { Model.RMSprop o; for (int i = 0; i < 9; i++) { (o = [|new()|]).Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) (_o = [|new() { LearningRate = 1 }|]).Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = [|Now() ? new Model.RMSprop() : new Model.RMSprop { LearningRate = 1 }|]; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { Model.RMSprop o = [|Now() ? new() : Now() ? new() { LearningRate = 1 } : new() { LearningRate = 2 }|]; o.Minimize(ref _p, Model.Gradient); } }")]
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
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) Step(ref _p, in g); static void Step(ref Model p, in Model g) { var o = [|new Model.RMSprop()|]; o.Apply(ref p, in g); } }", "outside 'Step'")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) Step(ref _p, in g); } private static void Step(ref Model p, in Model g) { var o = [|new Model.RMSprop()|]; o.Apply(ref p, in g); }", "outside 'Step'")]
    [InlineData("Model Run(in Model g) { var p = Model.Create(); while (Now()) { Trainer.Step(g: in g, p: ref p); } return p; } private static void Step(ref Model p, in Model g) { var o = [|new Model.RMSprop()|]; o.Apply(ref p, in g); }", "outside 'Step'")]
    [InlineData("private Network _n; void Run(in Model g) { while (Now()) { this.Step(ref this._n, in g); } } private void Step(ref Network n, in Model g) { Model.RMSprop o = [|new()|]; o.Apply(ref n.Model, in g); }", "outside 'Step'")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { if (Now()) Step(); } } private double Step() => [|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient);", "outside 'Step'")]
    [InlineData("double Run() { double loss; do { loss = this.Step(); } while (loss > 1); return loss; } private double Step() => [|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient);", "outside 'Step'")]
    [InlineData("static Model s_p; void Run() { Action epoch = () => { foreach (int i in new[] { 1, 2 }) Step(Model.Gradient); }; epoch(); } internal static void Step(LossAndGradient<Model> f) => [|new Model.RMSprop()|].Minimize(ref s_p, f);", "outside 'Step'")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { _p = Model.Create(); for (int i = 0; i < 9; i++) Step(); } } private double Step() => [|new Model.RMSprop()|].Minimize(ref _p, Model.Gradient);", "outside 'Step'")]
    [InlineData("void Run(in Model g) { foreach (int i in new[] { 1 }) { switch (i) { case 1: Step(ref _p, in g); break; } } } private static void Step(ref Model p, in Model g) { var o = [|new Model.RMSprop()|]; o.Apply(ref p, in g); }", "outside 'Step'")]
    [InlineData("void Run<T>(in Model g) where T : IRMSpropOptimizer<Model>, new() { while (Now()) Step<T>(ref _p, in g); } private static void Step<T>(ref Model p, in Model g) where T : IRMSpropOptimizer<Model>, new() { var o = [|new T()|]; o.Apply(ref p, in g); }", "outside 'Step'")]
    public Task Which_takes_one_step_a_call(string member, string where) => UseSource.Breaks("RMSP044", [New("optimizer", where)], Fields + member);

    [Theory]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = [|MakeOptimizer()|]; o.Minimize(ref _p, Model.Gradient); } } private static Model.RMSprop MakeOptimizer() => new() { LearningRate = 0.1 };")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = [|MakeOptimizer()|]; o.Minimize(ref _p, Model.Gradient); } static Model.RMSprop MakeOptimizer() { var made = new Model.RMSprop(); made.LearningRate = 0.1; return made; } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) [|Make<Model.RMSprop>(i)|].Minimize(ref _p, Model.Gradient); } private static T Make<T>(int i) where T : IRMSpropOptimizer<Model>, new() { if (i > 3) return new T { LearningRate = 1 }; else return new T(); }")]
    [InlineData("private static Model.RMSprop Fresh => new(); void Run() { for (int i = 0; i < 9; i++) [|Fresh|].Minimize(ref _p, Model.Gradient); }")]
    [InlineData("private Model.RMSprop Fresh { get { return new Model.RMSprop { LearningRate = 0.1 }; } } void Run() { for (int i = 0; i < 9; i++) { var o = [|Fresh|]; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("private Model.RMSprop Fresh { get => new(); } void Run() { while (Now()) [|this.Fresh|].Minimize(ref _p, Model.Gradient); }")]
    public Task That_a_member_makes(string member) => UseSource.Breaks("RMSP044", [New("optimizer", "before the loop")], Fields + member);

    /// <summary>An object that has an optimizer, made for each step.</summary>
    [Theory]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) { var s = [|new Stepper()|]; s.Step(ref _p); } }")]
    [InlineData("private sealed class Stepper { private Model.RMSprop Own { get; } = new() { LearningRate = 1 }; public void Step(ref Model p, in Model g) { Own.Apply(ref p, in g); } } void Run(in Model g) { for (int i = 0; i < 9; i++) [|new Stepper()|].Step(ref _p, in g); }")]
    [InlineData("private sealed class Stepper { private readonly IRMSpropOptimizer<Model> _own; public Stepper(double rate) { _own = new Model.RMSprop { LearningRate = rate }; } public void Step(ref Model p) { if (Now()) this._own.Minimize(ref p, Model.Gradient); } } void Run() { while (Now()) { Stepper s = [|new(0.1)|]; s.Step(ref _p); } }")]
    public Task That_an_object_holds(string member) => UseSource.Breaks("RMSP044", [New("'Stepper' with an optimizer", "before the loop")], Fields + member);

    [Theory]
    // A property that keeps what it made.
    [InlineData("private Model.RMSprop Own { get; } = new(); void Run() { for (int i = 0; i < 9; i++) Own.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("private Model.RMSprop? _made; private Model.RMSprop Own => _made ??= new(); void Run() { for (int i = 0; i < 9; i++) { var o = Own; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("protected virtual Model.RMSprop Own => new(); void Run() { for (int i = 0; i < 9; i++) Own.Minimize(ref _p, Model.Gradient); }")]
    // An object that is made once, takes several steps, or has an optimizer from elsewhere.
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run() { var s = new Stepper(); for (int i = 0; i < 9; i++) { s.Step(ref _p); } }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) { var s = new Stepper(); while (Now()) s.Step(ref _p); } }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public void Train(ref Model p) { for (int i = 0; i < 9; i++) _own.Minimize(ref p, Model.Gradient); } } void Run() { for (int i = 0; i < 9; i++) new Stepper().Train(ref _p); }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public void Train(ref Model p) { _own.Minimize(ref p, Model.Gradient); _own.Minimize(ref p, Model.Gradient); } } void Run() { for (int i = 0; i < 9; i++) new Stepper().Train(ref _p); }")]
    [InlineData("private sealed class Stepper(Model.RMSprop own) { private readonly Model.RMSprop _own = own; public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) new Stepper(_o).Step(ref _p); }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own; public Stepper(Model.RMSprop own) { _own = own; } public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) new Stepper(_o).Step(ref _p); }")]
    [InlineData("private sealed class Stepper { private static readonly Model.RMSprop s_own = new(); public double Step(ref Model p) => s_own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) new Stepper().Step(ref _p); }")]
    [InlineData("private sealed class Stepper { public Model.RMSprop Own { get; set; } = new(); public double Step(ref Model p) => Own.Minimize(ref p, Model.Gradient); } void Run() { for (int i = 0; i < 9; i++) { var s = new Stepper { Own = _o }; s.Step(ref _p); } }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) { _own.LoadCheckpoint(\"a\", ref p); double loss = _own.Minimize(ref p, Model.Gradient); _own.SaveCheckpoint(\"a\", in p); return loss; } } void Run() { for (int i = 0; i < 9; i++) new Stepper().Step(ref _p); }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run(Model[] models) { for (int i = 0; i < 9; i++) new Stepper().Step(ref models[i]); }")]
    [InlineData("private sealed class Stepper { private readonly Model.RMSprop _own = new(); public double Step(ref Model p) => _own.Minimize(ref p, Model.Gradient); } void Run(List<Stepper> all) { for (int i = 0; i < 9; i++) { var s = new Stepper(); s.Step(ref _p); all.Add(s); } }")]
    // A sweep of single steps, each on parameters that are set anew.
    [InlineData("void Run() { foreach (double rate in new[] { 0.1, 0.2 }) { _p.Weights = new float[3]; _p.Bias = 0; var o = new Model.RMSprop { LearningRate = rate }; Console.WriteLine(o.Minimize(ref _p, Model.Gradient)); } }")]
    [InlineData("void Run(ref Model p) { foreach (double rate in new[] { 0.1, 0.2 }) { Array.Clear(p.Weights); p.Bias = 0; var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run(ref Model p, float[] start) { foreach (double rate in new[] { 0.1, 0.2 }) { start.CopyTo(p.Weights, 0); var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run(ref Model p, float[] start) { foreach (double rate in new[] { 0.1, 0.2 }) { p.Weights.AsSpan().Fill(1); var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run(ref Model p, float[] start) { foreach (double rate in new[] { 0.1, 0.2 }) { for (int i = 0; i < 3; i++) p.Weights[i] = start[i]; var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run() { Model s = default; foreach (double rate in new[] { 0.1, 0.2 }) { Init(ref s); var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref s, Model.Gradient); } } static void Init(ref Model s) => s = Model.Create();")]
    [InlineData("void Run() { Network n = default; foreach (double rate in new[] { 0.1, 0.2 }) { Init(out n.Model); var o = new Model.RMSprop { LearningRate = rate }; o.Minimize(ref n.Model, Model.Gradient); } } static void Init(out Model s) => s = Model.Create();")]
    [InlineData("void Run() { Learner s = default; foreach (double rate in new[] { 0.1, 0.2 }) { s.Start(); var o = new Learner.RMSprop { LearningRate = rate }; o.Minimize(ref s, (in Learner m, ref Learner g) => 1); } }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { _p.Weights = new float[3]; _p.Bias = i; Step(ref _p, in g); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { Init(ref _p.Weights); Step(ref _p, in g); } } private static void Init(ref float[] w) => w = new float[3]; private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("private Learner _l; void Run(in Learner g) { for (int i = 0; i < 9; i++) { _l.Start(); Step(ref _l, in g); } } private static void Step(ref Learner p, in Learner g) { var o = new Learner.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { Array.Fill(_p.Weights, 1); Step(ref _p, in g); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    public Task What_is_held_or_starts_anew_is_right(string member) => UseSource.IsRight(Fields + member);

    /// <summary>A number that is changed, or an array that is read, does not make the parameters new.</summary>
    [Theory]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { _p.Bias = Math.Max(_p.Bias, 0); _p.Weights[0] *= 0.9f; var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run(float[] shown) { for (int i = 0; i < 9; i++) { _p.Weights.CopyTo(shown, 0); Console.WriteLine(_p.Weights.Sum()); var o = [|new Model.RMSprop()|]; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("private Learner _l; void Run(in Learner g) { for (int i = 0; i < 9; i++) { if (_l.Norm() < 1) Console.WriteLine(); var o = [|new Learner.RMSprop()|]; o.Apply(ref _l, in g); } }")]
    public Task On_parameters_that_are_only_changed(string member) => UseSource.Breaks("RMSP044", [New("optimizer", "before the loop")], Fields + member);

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
    // A method that may run once, or with other parameters each time.
    [InlineData("void Run() { Step(); Step(); } private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    [InlineData("public double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    [InlineData("void Run(List<Trainer> all) { foreach (var one in all) one.Step(); } private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { var p = Model.Create(); Step(ref p, in g); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { var p = Model.Create(); Step(in g); void Step(in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); } } }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { _p = Model.Create(); Step(ref _p, in g); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(in Model g) { Model p; double loss; while (Now()) { (p, loss) = (Model.Create(), 1); Step(ref p, in g); Console.WriteLine(loss); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(Model[] models, in Model g) { for (int i = 0; i < 9; i++) Step(ref models[i], in g); } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("private sealed class Node { public Model P; public Node? Next; } void Run(Node? node, in Model g) { while (node != null) { Step(ref node.P, in g); node = node.Next; } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("private sealed class Node { public Model P; } void Run(List<Node> nodes, in Model g) { foreach (var node in nodes) Step(ref node.P, in g); } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(Queue<Model> models, in Model g) { while (models.TryDequeue(out var p)) { Step(ref p, in g); Console.WriteLine(p.Bias); } } private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) { Load(ref _p); Step(ref _p, in g); } } private static void Load(ref Model p) => p = Model.Create(); private static void Step(ref Model p, in Model g) { var o = new Model.RMSprop(); o.Apply(ref p, in g); }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { Reset(); Step(); } } private void Reset() => _p = Model.Create(); private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    [InlineData("private Model Now2 { get => _p; set => _p = value; } void Run() { for (int i = 0; i < 9; i++) { Now2 = Model.Create(); Step(); } } private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) Step(); } private void Step() { _p = Model.Create(); new Model.RMSprop().Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { _p = Model.Create(); Step(); } void Step() { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); } }")]
    // A training of its own in each call, or another attempt at the same step.
    [InlineData("void Run(in Model g) { for (int i = 0; i < 9; i++) Train(ref _p); } private static void Train(ref Model p) { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Run() { while (true) { try { Step(); break; } catch (InvalidOperationException) { } } } private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    // Stored by the method, or an overload of it.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) Step(); } private Model.RMSprop Step() { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); return o; }")]
    [InlineData("void Run() { Start(); for (int i = 0; i < 9; i++) _o.Minimize(ref _p, Model.Gradient); } private void Start() { _o = new Model.RMSprop(); _o.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { Step(); for (int i = 0; i < 9; i++) Step(_o); } private double Step() => new Model.RMSprop().Minimize(ref _p, Model.Gradient); private void Step(Model.RMSprop o) => o.Minimize(ref _p, Model.Gradient);")]
    // Kept now and then, or created only the first time.
    [InlineData("void Run() { Model.RMSprop? o = null; for (int i = 0; i < 9; i++) { if (o is null) (o = new()).Minimize(ref _p, Model.Gradient); else o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = i % 3 == 0 ? new Model.RMSprop() : _o; o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int i = 0; i < 9; i++) (_o ??= new()).Minimize(ref _p, Model.Gradient); }")]
    public Task What_keeps_its_state_is_right(string member) => UseSource.IsRight(Fields + member);

    private static string New(string what, string where) =>
        $"Every iteration creates a new {what} and takes a single step with it, so nothing carries over from one step to the next: create it once, {where}";
}
