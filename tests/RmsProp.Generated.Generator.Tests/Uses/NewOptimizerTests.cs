namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP044: an optimizer that is made anew for each step.</summary>
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
        "RMSP044", ["Each turn of the loop makes a new optimizer and takes one step with it, so that nothing is kept from step to step: make it before the loop"], Fields + member);

    [Theory]
    [InlineData("void Run(in Model g) { while (Now()) { Model.RMSprop.State s = [|default|]; Model.RMSprop.Apply(ref s, ref _p, in g); } }")]
    [InlineData("void Run(in Model g) { while (Now()) { var s = [|new Model.RMSprop.State()|]; Model.RMSprop.Apply(ref s, ref _p, in g, 0.1); } }")]
    public Task And_a_state_of_the_static_form(string member) => UseSource.Breaks(
        "RMSP044", ["Each turn of the loop makes a new state and takes one step with it, so that nothing is kept from step to step: make it before the loop"], Fields + member);

    [Theory]
    // Several trainings: each turn takes many steps, or has parameters of its own.
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { var p = Model.Create(); var o = new Model.RMSprop(); o.Minimize(ref p, Model.Gradient); } }")]
    [InlineData("void Run() { for (int fold = 0; fold < 9; fold++) { _p = Model.Create(); var o = new Model.RMSprop(); o.Minimize(ref _p, Model.Gradient); } }")]
    [InlineData("void Run(Model[] models) { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); o.Minimize(ref models[i], Model.Gradient); } }")]
    // Kept somewhere else from turn to turn.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); o.LoadCheckpoint(\"a\", ref _p); o.Minimize(ref _p, Model.Gradient); o.SaveCheckpoint(\"a\", in _p); } }")]
    [InlineData("void Run(List<Model.RMSprop> all) { for (int i = 0; i < 9; i++) { var o = new Model.RMSprop(); all.Add(o); o.Minimize(ref _p, Model.Gradient); } }")]
    // A new start now and then.
    [InlineData("void Run() { for (int i = 0; i < 9; i++) { if (i % 3 == 0) _o = new Model.RMSprop(); _o.Minimize(ref _p, Model.Gradient); } }")]
    // Made before the loop.
    [InlineData("void Run() { for (var o = new Model.RMSprop(); o.Steps < 9;) o.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() { var o = new Model.RMSprop(); for (int i = 0; i < 9; i++) o.Minimize(ref _p, Model.Gradient); }")]
    [InlineData("void Run() => new Model.RMSprop().Minimize(ref _p, Model.Gradient);")]
    public Task What_keeps_its_state_is_right(string member) => UseSource.IsRight(Fields + member);
}
