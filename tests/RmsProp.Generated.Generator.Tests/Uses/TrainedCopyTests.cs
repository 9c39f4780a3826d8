namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP042: a copy is trained and thrown away.</summary>
public class TrainedCopyTests
{
    private const string Optimizer = "    private readonly Model.RMSprop _optimizer = new();\n    private readonly Numbers.RMSprop _numbers = new();\n"
        + "    private Model _model = Model.Create();\n    private Numbers _line;\n    public Model Kept { get; set; }\n    public Numbers Line { get; set; }\n"
        + "    private readonly Learner.RMSprop _teacher = new();\n    private Learner _learner = Learner.Create();\n    private readonly Learner _first = Learner.Create();\n"
        + "    public Learner Pupil { get; set; }\n    private static bool Done() => true;\n";

    private const string ByValue = "'p' is a copy of the caller's value, so only the arrays, which the two share, are trained in the original: make 'p' a ref parameter, or return it";
    private const string NumbersByValue = "'p' is a copy of the caller's value, so training does not reach the original: make 'p' a ref parameter, or return it";

    [Theory]
    [InlineData("void Train(Model p) { for (int i = 0; i < 9; i++) _optimizer.Minimize([|ref p|], Model.Gradient); }")]
    [InlineData("void Train(Model p, Model g) => _optimizer.Apply([|ref p|], in g);")]
    [InlineData("void Train(Model p, Model g) { Model.RMSprop.State state = default; for (int i = 0; i < 9; i++) Model.RMSprop.Apply(ref state, [|ref p|], in g); }")]
    [InlineData("void Load(Model p) => _optimizer.LoadCheckpoint(\"model.safetensors\", [|ref p|]);")]
    [InlineData("void Load(Model p) => CheckpointExtensions.LoadCheckpoint(_optimizer, \"model.safetensors\", [|ref p|]);")]
    [InlineData("void Finish(Model p) => _optimizer.FinalizeVariableValues([|ref p|]);")]
    [InlineData("static void Train(IRMSpropOptimizer<Model> optimizer, Model p) => optimizer.Minimize([|ref p|], Model.Gradient);")]
    [InlineData("static void Train<T>(T optimizer, Model p) where T : IRMSpropOptimizer<Model> => optimizer.Minimize([|ref p|], Model.Gradient);")]
    [InlineData("void Train(Model p) { Step(ref p); void Step(ref Model q) => _optimizer.Minimize(ref q, Model.Gradient); Step([|ref p|]); }", 0)]
    [InlineData("void Train(Model p) { for (int i = 0; i < 9; i++) Epoch([|ref p|]); } void Epoch(ref Model q) { for (int i = 0; i < 9; i++) Step(ref q); } void Step(ref Model q) => _optimizer.Minimize(ref q, Model.Gradient);")]
    [InlineData("Action<Model> Training() => p => _optimizer.Minimize([|ref p|], Model.Gradient);")]
    [InlineData("void Run() { Train(_model); void Train(Model p) { _optimizer.Minimize([|ref p|], Model.Gradient); } }")]
    [InlineData("void Train(Model p) { double loss = 0; for (int i = 0; i < 9; i++) { loss = Model.Loss(in p); _optimizer.Minimize([|ref p|], Model.Gradient); } Console.WriteLine($\"{loss} {Model.Loss(in p)} {p.Bias}\"); }")]
    [InlineData("void Train(Model p) { ref var q = ref p; _optimizer.Minimize([|ref q|], Model.Gradient); }")]
    [InlineData("void Train(Network p) => _optimizer.Minimize([|ref p.Model|], Model.Gradient);")]
    [InlineData("void Train(Model p) { ref float bias = ref p.Bias; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(bias); }")]
    [InlineData("void Train(Model p) { Span<float> w = p.Weights; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(w[0]); }")]
    [InlineData("void Train(Model p) { ref var q = ref p; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(q.Bias + Model.Loss(in q)); }")]
    public Task A_parameter_that_is_passed_by_value(string member, int places = 1) =>
        places == 1 ? UseSource.Breaks("RMSP042", [ByValue], Optimizer + member) : UseSource.Breaks("RMSP042", [ByValue, ByValue], Optimizer + member.Replace("Step(ref p)", "Step([|ref p|])", StringComparison.Ordinal));

    [Theory]
    [InlineData("void Train(Numbers p) { for (int i = 0; i < 9; i++) _numbers.Minimize([|ref p|], (in Numbers m, ref Numbers g) => g.Bias = m.Bias); }")]
    [InlineData("static void Train<T>(IRMSpropOptimizer<T> optimizer, T p, T g) where T : struct => optimizer.Apply([|ref p|], in g);")]
    public Task Numbers_that_are_passed_by_value(string member) => UseSource.Breaks("RMSP042", [NumbersByValue], Optimizer + member);

    [Theory]
    [InlineData("void Train() { var p = _model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "_model", "write 'ref var p = ref _model'")]
    [InlineData("void Train() { var p = this._model; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(p.Bias); }", "this._model", "write 'ref var p = ref this._model'")]
    [InlineData("void Train() { Model p; p = _model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "_model", "write 'ref var p = ref _model'")]
    [InlineData("void Train(Model[] models) { for (int i = 0; i < 9; i++) { var p = models[i]; _optimizer.Minimize([|ref p|], Model.Gradient); } }", "models[i]", "write 'ref var p = ref models[i]'")]
    [InlineData("void Train(Model[] models) { foreach (var model in models) { var p = model; _optimizer.Minimize([|ref p|], Model.Gradient); } }", "model", "train the element itself, by its index")]
    [InlineData("void Train(List<Model> models) { var p = models[0]; _optimizer.Minimize([|ref p|], Model.Gradient); }", "models[0]", "assign 'p' back to 'models[0]' after training")]
    [InlineData("void Train() { var p = Kept; for (int i = 0; i < 9; i++) _optimizer.Minimize([|ref p|], Model.Gradient); }", "Kept", "assign 'p' back to 'Kept' after training")]
    [InlineData("void Train(in Model model) { var p = model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "model", "make 'model' a ref parameter and assign 'p' back to it, or return 'p'")]
    [InlineData("void Train(ref Model model) { var p = model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "model", "write 'ref var p = ref model'")]
    [InlineData("void Train(Model? model) { if (model is { } p) _optimizer.Minimize([|ref p|], Model.Gradient); }", "model", "make 'model' a ref parameter and assign 'p' back to it, or return 'p'")]
    [InlineData("void Train(Model model) { var p = model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "model", "make 'model' a ref parameter and write 'ref var p = ref model', or return 'p'")]
    [InlineData("Action<Model> Training() => model => { var p = model; _optimizer.Minimize([|ref p|], Model.Gradient); };", "model", "make 'model' a ref parameter and write 'ref var p = ref model', or return 'p'")]
    [InlineData("private Network _n; void Train() { var n = _n; var p = n.Model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "n.Model", "store 'p' after training")]
    [InlineData("void Train() { var n = new Network { Model = _model }; var p = n.Model; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(n.Model.Bias); }", "n.Model", "write 'ref var p = ref n.Model'")]
    [InlineData("void Train() { var q = _model; var p = q; _optimizer.Minimize([|ref p|], Model.Gradient); }", "_model", "write 'ref var p = ref _model'")]
    [InlineData("void Train(Network network) { var p = network.Model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "network.Model", "make 'network' a ref parameter and write 'ref var p = ref network.Model', or return 'p'")]
    [InlineData("void Train(ref Network network) { var p = network.Model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "network.Model", "write 'ref var p = ref network.Model'")]
    [InlineData("void Train() { var p = _model; Action step = () => _optimizer.Minimize([|ref p|], Model.Gradient); step(); }", "_model", "write 'ref var p = ref _model'")]
    public Task A_local_copy(string member, string original, string advice) => UseSource.Breaks(
        "RMSP042", [$"'p' is a copy of '{original}', so only the arrays, which the two share, are trained in the original: {advice}"], Optimizer + member);

    [Theory]
    [InlineData("void Train(Network h) { (Model p, int k) = (h.Model, 1); for (int i = 0; i < k; i++) _optimizer.Minimize([|ref p|], Model.Gradient); }", "'h.Model'", "make 'h' a ref parameter and write 'ref var p = ref h.Model', or return 'p'")]
    [InlineData("void Train() { var (p, rate) = (_model, 0.1); _optimizer.LearningRate = rate; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'_model'", "write 'ref var p = ref _model'")]
    [InlineData("void Train() { Model p; int k; (p, k) = (_model, 3); for (int i = 0; i < k; i++) _optimizer.Minimize([|ref p|], Model.Gradient); }", "'_model'", "write 'ref var p = ref _model'")]
    [InlineData("void Train(Model[] h, bool b) { Model p = b ? h[0] : h[1]; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'h[0]' or 'h[1]'", "store 'p' after training")]
    [InlineData("void Train(Model[] h, int x) { Model p = x switch { 0 => h[0], 1 => _model, _ => throw new ArgumentException(nameof(x)) }; _optimizer.Minimize([|ref p|], Model.Gradient); Console.WriteLine(p.Bias); }", "'h[0]' or '_model'", "store 'p' after training")]
    [InlineData("void Train(Model? given) { Model p = given ?? _model; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'given' or '_model'", "store 'p' after training")]
    [InlineData("void Train(Model? given) { Model p = given ?? throw new ArgumentNullException(nameof(given)); _optimizer.Minimize([|ref p|], Model.Gradient); }", "'given'", "make 'given' a ref parameter and assign 'p' back to it, or return 'p'")]
    [InlineData("void Train(Dictionary<string, Model> all) { if (all.TryGetValue(\"a\", out var p)) _optimizer.Minimize([|ref p|], Model.Gradient); }", "'all[\"a\"]'", "assign 'p' back to 'all[\"a\"]' after training")]
    [InlineData("private readonly Dictionary<int, Model> _all = []; void Train(int k) { if (!_all.TryGetValue(k, out Model p)) return; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'_all[k]'", "assign 'p' back to '_all[k]' after training")]
    [InlineData("void Train(Model? h) { Model p = h!.Value; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'h'", "make 'h' a ref parameter and assign 'p' back to it, or return 'p'")]
    [InlineData("private Model? _maybe; void Train() { if (!_maybe.HasValue) return; var p = _maybe.Value; _optimizer.Minimize([|ref p|], Model.Gradient); }", "'_maybe'", "assign 'p' back to '_maybe' after training")]
    public Task A_local_copy_by_another_way(string member, string originals, string advice) => UseSource.Breaks(
        "RMSP042", [$"'p' is a copy of {originals}, so only the arrays, which the two share, are trained in the original: {advice}"], Optimizer + member);

    /// <summary>A method of the model trains <c>this</c>, which is what it is called on.</summary>
    [Theory]
    [InlineData("void Run() { var p = _learner; [|p|].Step(_teacher); }", "'p'", "'_learner'", "write 'ref var p = ref _learner'")]
    [InlineData("void Run() { var p = _learner; for (int i = 0; i < 9; i++) [|p|].Train(_teacher); Console.WriteLine(p.Bias + p.Norm()); }", "'p'", "'_learner'", "write 'ref var p = ref _learner'")]
    [InlineData("void Run(Learner p) => [|p|].Follow(new Coach());", "'p'", "the caller's value", "make 'p' a ref parameter, or return it")]
    [InlineData("void Run(Learner p) => [|p|].Fit(_teacher);", "'p'", "the caller's value", "make 'p' a ref parameter, or return it")]
    [InlineData("void Run(Learner[] all) { foreach (var p in all) [|p|].Train(_teacher); }", "'p'", "an element of 'all'", "train the element itself, by its index")]
    [InlineData("private readonly List<Learner> _all = []; void Run() { foreach (Learner p in _all) { Console.WriteLine([|p|].Step(_teacher)); } }", "'p'", "an element of '_all'", "train the element itself, by its index")]
    [InlineData("float[] Run() { var p = _learner; [|p|].Step(_teacher); return p.Predict(); }", "'p'", "'_learner'", "write 'ref var p = ref _learner'")]
    [InlineData("void Run() => [|_first|].Train(_teacher);", "What 'Train' trains", "'_first'", "make '_first' writable")]
    [InlineData("void Run() => [|this._first|].Train(_teacher);", "What 'Train' trains", "'this._first'", "make '_first' writable")]
    [InlineData("private static readonly Learner s_first; void Run() { for (int i = 0; i < 9; i++) [|s_first|].Step(_teacher); }", "What 'Step' trains", "'s_first'", "make 's_first' writable")]
    [InlineData("private struct Holder { public Learner Inner; } private readonly Holder _holder; void Run() => [|_holder.Inner|].Train(_teacher);", "What 'Train' trains", "'_holder.Inner'", "make '_holder' writable")]
    [InlineData("void Run(in Learner model) => [|model|].Fit(_teacher);", "What 'Fit' trains", "'model'", "make 'model' a ref parameter")]
    [InlineData("void Run() { ref readonly Learner model = ref _learner; [|model|].Fit(_teacher); }", "What 'Fit' trains", "'model'", "make 'model' a writable reference")]
    [InlineData("void Run(Learner[] all) { foreach (ref readonly Learner p in (ReadOnlySpan<Learner>)all) [|p|].Train(_teacher); }", "What 'Train' trains", "'p'", "make 'p' a writable reference")]
    [InlineData("void Run() => [|Pupil|].Train(_teacher);", "What 'Train' trains", "'Pupil'", "train a variable, and assign it to 'Pupil'")]
    [InlineData("void Run(List<Learner> all) { for (int i = 0; i < all.Count; i++) [|all[i]|].Train(_teacher); }", "What 'Train' trains", "'all[i]'", "train a variable, and assign it to 'all[i]'")]
    [InlineData("private Learner? _maybe; void Run() { if (_maybe is not null) [|_maybe.Value|].Train(_teacher); }", "What 'Train' trains", "'_maybe'", "train a variable, and assign it to '_maybe'")]
    [InlineData("public Learner Only { get; } = Learner.Create(); void Run() => [|Only|].Train(_teacher);", "What 'Train' trains", "'Only'", "train a variable, and store it")]
    public Task A_copy_whose_own_method_trains_it(string member, string copy, string original, string advice) => UseSource.Breaks(
        "RMSP042", [$"{copy} is a copy of {original}, so only the arrays, which the two share, are trained in the original: {advice}"], Optimizer + member);

    /// <summary>Gradients written to a copy stay there, but for the arrays.</summary>
    [Theory]
    [InlineData("void Step() => _optimizer.Minimize(ref _model, (in Model m, ref Model g) => { var d = [|g|]; d.Bias = m.Bias; d.Weights[0] = 1; return m.Bias; });", "d")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { Model d = [|g|]; for (int i = 0; i < 3; i++) { d.Weights[i] += i; d.Bias += m.Bias; } return m.Bias; }", "d")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { Model d; d = [|g|]; Backward(in m, ref d); return m.Bias; } static void Backward(in Model m, ref Model d) => d.Bias = m.Bias;", "d")]
    [InlineData("void Step() { _optimizer.Minimize(ref _model, Differentiate); double Differentiate(in Model m, ref Model g) { var d = [|g|]; (d.Bias, double loss) = (1, 2); d.Bias++; return loss; } }", "d")]
    [InlineData("static double Differentiate(in Deep m, ref Deep g) { var d = [|g.Hidden|]; d.Weights[0] = 1; d.Bias = m.Bias; return 1; }", "d", "g.Hidden")]
    [InlineData("static double Differentiate(in Deep m, ref Deep g) { var d = [|g|]; d.Rest.Span[0] = 1; d.Gain = m.Bias; d.Hidden.Bias -= 1; return 1; }", "d")]
    [InlineData("static double Differentiate(in Numbers m, ref Numbers g) { var d = [|g|]; d.Slope = m.Slope; return 1; }", "d")]
    public Task Gradients_that_are_written_to_a_copy(string member, string copy, string original = "g") => UseSource.Breaks(
        "RMSP042", [$"'{copy}' is a copy of '{original}', so the optimizer gets none of the numbers that are written to it: write 'ref var {copy} = ref {original}'"], Optimizer + member);

    [Theory]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; d.Bias = m.Bias; g = d; return m.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; d.Bias += m.Bias; g.Bias = d.Bias; return m.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { ref var d = ref g; d.Bias = m.Bias; return m.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; d.Weights[0] = 1; g.Bias = m.Bias; return m.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var before = g; g.Bias = 1; return Model.Loss(in before) + before.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; Backward(in m, ref d); g = d; return m.Bias; } static void Backward(in Model m, ref Model d) => d.Bias = m.Bias;")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; d.Bias = m.Bias; Store(in d, ref g); return m.Bias; } static void Store(in Model d, ref Model g) => g = d;")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = m; d.Bias += 1; g.Bias = (float)(Model.Loss(in d) - Model.Loss(in m)); return m.Bias; }")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; d.Bias = 0; double norm = Norm(in d); return norm; } static double Norm(in Model d) => d.Bias;")]
    [InlineData("static double Differentiate(in Model m, ref Model g) { var d = g; Backward(ref d); g.Bias = m.Bias; return m.Bias; } static void Backward(ref Model d) { for (int i = 0; i < 3; i++) d.Weights[i] = i; }")]
    [InlineData("static double Differentiate(in Deep m, ref Deep g) { var d = g.Hidden; d.First = m.Bias; g.Bias = 1; return 1; }")]
    [InlineData("static double Differentiate(in Deep m, ref Deep g) { var d = g; d.Rest.Span[0] = m.Bias; d.Rest.Span.Clear(); return 1; }")]
    [InlineData("static double Differentiate(in Deep m, ref Deep g) { var d = g.Hidden; float[] own = d.Weights; own[0] = 1; return 1; }")]
    [InlineData("static void Change(ref Model g) { var d = g; d.Bias = 1; Console.WriteLine(Model.Loss(in d)); }")]
    [InlineData("private struct Work { public Model Own; } static double Differentiate(in Model m, ref Model g) { var w = new Work { Own = g }; w.Own.Bias = 1; g = w.Own; return 1; }")]
    public Task Gradients_that_arrive_are_right(string member) => UseSource.IsRight(Optimizer + member);

    [Theory]
    // The original itself, or one that is stored.
    [InlineData("void Run() => _learner.Train(_teacher);")]
    [InlineData("void Run(ref Learner p) => p.Train(_teacher);")]
    [InlineData("void Run() { var p = Learner.Create(); p.Train(_teacher); }")]
    [InlineData("Learner Run(Learner p) { p.Train(_teacher); return p; }")]
    [InlineData("void Run() { var p = Pupil; p.Train(_teacher); Pupil = p; }")]
    [InlineData("Learner Run() { var p = _learner; p.Train(_teacher); return p.Copied(); }")]
    [InlineData("void Run(Learner p) { p.Train(_teacher); p.Save(\"p\"); }")]
    [InlineData("void Run(Learner[] all) { for (int i = 0; i < 9; i++) all[i].Train(_teacher); foreach (ref Learner p in all.AsSpan()) p.Train(_teacher); }")]
    [InlineData("void Run(Learner[] all, List<Learner> trained) { foreach (var p in all) { p.Train(_teacher); trained.Add(p); } }")]
    [InlineData("void Run(int[] rates) { foreach (var p in rates.Select(rate => Learner.Create())) p.Train(_teacher); }")]
    [InlineData("static Learner Fresh => Learner.Create(); double Run() => Fresh.Step(_teacher) + Learner.Create().Step(_teacher);")]
    [InlineData("private class Owner { public Learner Mine; public ref Learner Own => ref Mine; } void Run(Owner owner) { owner.Mine.Train(_teacher); owner.Own.Train(_teacher); }")]
    [InlineData("private class Made { private readonly Learner _own = Learner.Create(); public Made(Learner.RMSprop o) => _own.Train(o); public Learner Own => _own; }")]
    // Not trained.
    [InlineData("double Run(Learner p) { p.Start(); return p.Norm() + _first.Norm() + Pupil.Norm(); }")]
    [InlineData("void Run(Learner p) => p.Scale(new Scaling());")]
    [InlineData("double Run(Learner[] all) { double sum = 0; foreach (var p in all) { sum += p.Norm(); } return sum; }")]
    public Task A_model_that_trains_itself_is_right(string member) => UseSource.IsRight(Optimizer + member);

    [Theory]
    // Used by another name.
    [InlineData("Model Run() { var p = _model; ref var r = ref p; _optimizer.Minimize(ref p, Model.Gradient); return r; }")]
    [InlineData("void Run() { var p = _model; ref var r = ref p; _optimizer.Minimize(ref r, Model.Gradient); _model = r; }")]
    [InlineData("void Run(Model p) { ref readonly var r = ref p; _optimizer.Minimize(ref p, Model.Gradient); _model = r; }")]
    [InlineData("void Run(Model p, List<Model> all) { ref var r = ref p; ref var s = ref r; for (int i = 0; i < 9; i++) _optimizer.Minimize(ref p, Model.Gradient); all.Add(s); }")]
    [InlineData("Model Run(Model p) { Span<Model> s = new(ref p); _optimizer.Minimize(ref p, Model.Gradient); return s[0]; }")]
    [InlineData("float Run(Numbers p) { ref float bias = ref p.Bias; _numbers.Minimize(ref p, (in Numbers m, ref Numbers g) => g.Bias = m.Bias); return bias; }")]
    [InlineData("void Run() { ref var real = ref _model; var p = real; _optimizer.Minimize(ref p, Model.Gradient); real = p; }")]
    // Used in the next turn of the loop.
    [InlineData("void Run(Model p) { while (!Done()) { _optimizer.SaveCheckpoint(\"p\", in p); _optimizer.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run(Model p) { while (!Done()) { p = Model.Create(); _optimizer.Minimize(ref p, Model.Gradient); } }")]
    public Task What_is_used_by_another_name_or_later_is_right(string member) => UseSource.IsRight(Optimizer + member);

    [Theory]
    // The one that counts, created here or passed on.
    [InlineData("Model Train(Model p) { _optimizer.Minimize(ref p, Model.Gradient); return p; }")]
    [InlineData("(Model, double) Train(Model p) { double loss = _optimizer.Minimize(ref p, Model.Gradient); return (p, loss); }")]
    [InlineData("void Train() { var p = Model.Create(); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train() { var p = new Model { Weights = new float[3] }; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("static Model Start => new() { Weights = [1, 2] }; void Train() { var p = Start; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train() { var p = _model; _optimizer.Minimize(ref p, Model.Gradient); _model = p; }")]
    [InlineData("void Train() { var p = Kept; _optimizer.Minimize(ref p, Model.Gradient); Kept = p; }")]
    [InlineData("void Train(List<Model> models) { var p = models[0]; _optimizer.Minimize(ref p, Model.Gradient); models[0] = p; }")]
    [InlineData("void Train(Model p) { _optimizer.Minimize(ref p, Model.Gradient); _model = p; }")]
    [InlineData("void Train(Model p) { _optimizer.Minimize(ref p, Model.Gradient); _optimizer.SaveCheckpoint(\"a\", in p); }")]
    [InlineData("void Train(Model p, List<Model> all) { _optimizer.Minimize(ref p, Model.Gradient); all.Add(p); }")]
    [InlineData("void Train(ref Model p) => _optimizer.Minimize(ref p, Model.Gradient);")]
    [InlineData("void Train() => _optimizer.Minimize(ref _model, Model.Gradient);")]
    [InlineData("void Train() { ref var p = ref _model; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Model[] models) { foreach (ref Model p in models.AsSpan()) _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Model[] models) { for (int i = 0; i < 3; i++) _optimizer.Minimize(ref models[i], Model.Gradient); }")]
    [InlineData("Model Other { get => _model; set { _optimizer.Minimize(ref value, Model.Gradient); _model = value; } }")]
    // The result of a method is a model of its own, and so is a copy whose original has other arrays by now.
    [InlineData("static (Model, int) Make() => (Model.Create(), 1); void Train() { var (p, n) = Make(); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("static (int, Model) Make() => (1, Model.Create()); void Train() { (int n, Model p) = Make(); for (int i = 0; i < n; i++) _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("static void Make(out Model p) => p = Model.Create(); void Train() { Make(out var p); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train() { var other = Model.Create(); var p = other; (other.Weights, other.Bias) = ([.. p.Weights], 1); _optimizer.Minimize(ref p, Model.Gradient); _optimizer.Minimize(ref other, Model.Gradient); }")]
    // An original that nobody uses again just has another name now, and arrays of its own make a copy a model of its own.
    [InlineData("void Train() { var start = Model.Create(); var p = start; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("double Train(Model p) { p.Weights = [.. p.Weights]; _optimizer.Minimize(ref p, Model.Gradient); return Model.Loss(in p); }")]
    [InlineData("double Train(Model p) { p = Model.Create(); return _optimizer.Minimize(ref p, Model.Gradient); }")]
    // Chosen, looked up or taken apart, and then kept; or a new model in one of the cases.
    [InlineData("Model Train(Model[] h, bool b) { Model p = b ? h[0] : h[1]; _optimizer.Minimize(ref p, Model.Gradient); return p; }")]
    [InlineData("void Train(Model[] h, bool b) { Model p = b ? h[0] : h[1]; _optimizer.Minimize(ref p, Model.Gradient); h[b ? 0 : 1] = p; }")]
    [InlineData("void Train(Model[] h, bool b) { Model p = b ? h[0] : Model.Create(); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Model[] h, int x) { Model p = x switch { 0 => h[0], _ => Model.Create() }; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Model? given) { Model p = given ?? Model.Create(); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(bool b) { var one = Model.Create(); var two = Model.Create(); Model p = b ? one : two; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Model[] h, bool b) { ref Model p = ref b ? ref h[0] : ref h[1]; _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Network h) { (Model p, int k) = (h.Model, 1); for (int i = 0; i < k; i++) _optimizer.Minimize(ref p, Model.Gradient); _model = p; }")]
    [InlineData("void Train() { var (p, k) = (Model.Create(), 1); for (int i = 0; i < k; i++) _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Network h) { var ((p, k), l) = ((h.Model, 1), 2); for (int i = k; i < l; i++) _optimizer.Minimize(ref p, Model.Gradient); h.Model = p; _model = h.Model; }")]
    [InlineData("void Train(Dictionary<string, Model> all) { if (all.TryGetValue(\"a\", out var p)) { _optimizer.Minimize(ref p, Model.Gradient); all[\"a\"] = p; } }")]
    [InlineData("void Train(Dictionary<string, Model> all) { if (!all.TryGetValue(\"a\", out var p)) p = Model.Create(); _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("void Train(Queue<Model> all) { if (all.TryDequeue(out var p)) _optimizer.Minimize(ref p, Model.Gradient); }")]
    [InlineData("double Train(IReadOnlyDictionary<string, Model> all) => all.TryGetValue(\"a\", out var p) ? _optimizer.Minimize(ref p, Model.Gradient) + Model.Loss(in p) : 0;")]
    [InlineData("private Model? _maybe; void Train() { var p = _maybe!.Value; _optimizer.Minimize(ref p, Model.Gradient); _maybe = p; }")]
    [InlineData("void Train() { Model? made = Model.Create(); var p = made.Value; _optimizer.Minimize(ref p, Model.Gradient); }")]
    // Numbers alone make a model of its own, and any use of it counts.
    [InlineData("float Train(Numbers p) { _numbers.Minimize(ref p, (in Numbers m, ref Numbers g) => g.Bias = m.Bias); return p.Bias; }")]
    [InlineData("void Train(Numbers start) { foreach (double rate in new[] { 0.1, 0.2 }) { var p = start; var o = new Numbers.RMSprop { LearningRate = rate }; for (int i = 0; i < 9; i++) o.Minimize(ref p, (in Numbers m, ref Numbers g) => g.Bias = m.Bias); Console.WriteLine(p.Bias); } }")]
    // If there are only arrays, they are trained through any copy of the struct.
    [InlineData("private readonly Arrays.RMSprop _arrays = new(); void Train(Arrays p, Arrays g) => _arrays.Apply(ref p, in g);")]
    [InlineData("private readonly Arrays.RMSprop _arrays = new(); private Arrays _a; void Train(Arrays g) { var p = _a; _arrays.Apply(ref p, in g); }")]
    // No training.
    [InlineData("void Look(Model p) { Change(ref p); } static void Change(ref Model p) => p.Bias = 1;")]
    [InlineData("void Look(Model p) { Apply(ref p); } static void Apply(ref Model p) => p.Bias = 1;")]
    // The state of an object.
    [InlineData("class Inner(Model start, Model.RMSprop optimizer) { public void Step() => optimizer.Minimize(ref start, Model.Gradient); public Model Now => start; }")]
    [InlineData("Func<Model> Training(Model p) { void Step() => _optimizer.Minimize(ref p, Model.Gradient); return () => { Step(); return p; }; }")]
    public Task What_is_no_copy_or_is_kept_is_right(string member) => UseSource.IsRight(Optimizer + member);
}
