using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the documentation of a generated optimizer: its equations, its values, its memory and the order of a step. An editor shows it
/// in a tooltip, so it is short.
/// </summary>
internal static class Documentation
{
    private const string Array = "array";
    private const string Tensor = "tensor";

    private const string Training = "https://github.com/rmsprop-generated/rmsprop-generated/blob/main/src/docs/training.md";

    public static void EmitClass(CodeWriter writer, OptimizerModel model)
    {
        var formula = new FormulaText(model);
        writer.Line("/// <summary>");
        writer.Line($"/// RMSprop for <see cref=\"{CrefOf(model)}\"/>. An update computes, for every parameter p and its gradient g:");
        writer.Line("/// <code>");
        foreach (string equation in formula.Equations)
        {
            writer.Line("/// " + equation);
        }

        writer.Line("/// </code>");
        writer.Line("/// </summary>");
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>Values: {string.Join(", ", ConfiguredValues.Of(model))}.</para>");
        EmitGroups(writer, model);

        writer.Line($"/// <para>State: {StateSize.Of(model)}.</para>");
        writer.Line($"/// <para>A step: {formula.OrderOfUpdate}.</para>");
        if (model.Options.Accumulates)
        {
            string others = model.Options.GradientAccumulationSteps == 2
                ? "The step before each update"
                : $"The {model.Options.GradientAccumulationSteps - 1} steps before each update";
            writer.Line($"/// <para>{others}: {formula.OrderOfAccumulation}.</para>");
        }

        EmitUse(writer, model);
        writer.Line("/// </remarks>");
    }

    /// <summary>Facts that cause silent mistakes if one does not know them.</summary>
    private static void EmitUse(CodeWriter writer, OptimizerModel model)
    {
        writer.Line("/// <para>Gradients: Apply does not clear them; Minimize passes zeros.</para>");
        if (model.HasArrays && !model.Target.IsRefStruct)
        {
            writer.Line($"/// <para>Copies: an assignment copies scalars and shares every {ArrayOf(model)}.</para>");
            writer.Line(
                $"/// <para>Loops: copy the {ArrayOf(model)} to a local first{ExampleOfLocal(model)}, since a loop through an in parameter is slower, "
                    + "and a lambda, as for Parallel.For, can't use one.</para>");
        }
        else if (!model.HasArrays && model.Variables.Count > 0)
        {
            writer.Line("/// <para>Copies: an assignment copies every number; pass the original by ref.</para>");
        }

        writer.Line("/// <para>Parameters: ZerosLike, Clone, Copy, Clear and Count; CheckGradient compares a gradient with its loss.</para>");
        if (model.Options.Formula.Convention == Convention.PyTorch)
        {
            writer.Line(
                "/// <para>PyTorch: builds with MKL (libtorch 2.10) round √ otherwise in 14 % of cases, and update the average gradient in two "
                    + "operations.</para>");
        }

        writer.Line("/// <para>Threads: not thread-safe; take one lock around steps, reading and saving.</para>");
        if (model.LearningRate.Schedule is not null)
        {
            writer.Line("/// <para>Schedule: when it is over, the last rate stays, unless the schedule restarts.</para>");
        }

        writer.Line(model.LearningRate.Method is null
            ? "/// <para>LoadCheckpoint: the learning rate or schedule of the checkpoint wins; all other options are those above.</para>"
            : "/// <para>LoadCheckpoint: all options are those above; only a schedule in the checkpoint wins over the method.</para>");
        writer.Line($"/// <para>More, with a complete example: <see href=\"{Training}\">training</see>.</para>");
    }

    /// <summary>A local for the first variable that is not inline, if its name fits into a tooltip.</summary>
    private static string ExampleOfLocal(OptimizerModel model)
    {
        const int Longest = 40;
        Variable variable = model.Variables.First(variable => !variable.IsInline);
        if (variable.Path.Length > Longest || !variable.Path.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '[' or ']'))
        {
            return "";
        }

        string type = variable.Location is VariableLocation.Array ? VariableStorage.Of(variable, LibraryNames.Of(model)).Type : "var";
        return $" ({type} w = p.{variable.Path}{(variable.Location is VariableLocation.Memory ? ".Span" : "")};)";
    }

    /// <summary>The word for what holds the variables that are not inline: an array, which includes memory and spans, or a tensor.</summary>
    public static string ArrayOf(OptimizerModel model) =>
        !model.HasTensors ? Array
        : model.Variables.All(variable => variable.IsInline || variable.IsTensor) ? Tensor
        : "array or tensor";

    /// <summary>The same in the plural.</summary>
    public static string ArraysOf(OptimizerModel model) => ArrayOf(model) switch
    {
        Array => "arrays",
        Tensor => "tensors",
        _ => "arrays and tensors",
    };

    /// <summary>The same with its article, at the beginning of a sentence.</summary>
    public static string AnArrayOf(OptimizerModel model) => ArrayOf(model) == Tensor ? "A " + Tensor : "An " + ArrayOf(model);

    /// <summary>The groups and their variables, as many as fit into a tooltip.</summary>
    private static void EmitGroups(CodeWriter writer, OptimizerModel model)
    {
        const int Most = 5;
        ILookup<int, Variable> members = model.Variables.ToLookup(variable => variable.Group);
        int[] groups = [.. members.Select(group => group.Key).Where(group => group > 0).OrderBy(group => group)];
        foreach (int group in groups.Take(Most))
        {
            writer.Line(
                $"/// <para>Values of {VariableList.Of(members[group])}: {string.Join(", ", ConfiguredValues.OfGroup(model.Groups[group].Options, model.Options))}.</para>");
        }

        if (groups.Length > Most)
        {
            writer.Line($"/// <para>Other values of {groups.Length - Most} more groups.</para>");
        }
    }

    // In documentation type parameters go in braces.
    private static string CrefOf(OptimizerModel model) => model.Target.FullName.Replace('<', '{').Replace('>', '}');
}
