using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes what a step is clipped by and what keeps NaN and infinity out of it. A sum of squares that is finite has none in
/// it, so that gradients whose norm is taken are looked at by themselves only where it is not.
/// </summary>
internal sealed class GuardEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string FiniteCheck = "global::" + Parsing.MetadataNames.Namespace + ".CompilerServices.FiniteCheck";

    private readonly Hyperparameters _options = model.Options;
    private readonly KernelCall _call = new(model);
    private readonly IReadOnlyList<Run> _runs = Run.Of(model);

    private string Degree => model.HasArrays ? ", " + StepEmitter.MaxDegreeOfParallelism : "";

    /// <summary>Writes the check of a step that takes no norm.</summary>
    public void Emit()
    {
        if (_options.ChecksGradients && _runs.Count > 0)
        {
            EmitReaction(condition: null);
        }
    }

    /// <summary>Writes the norms of an update that must be known before anything is changed, and the check of it.</summary>
    public void EmitOfUpdate()
    {
        bool isGlobal = _options.ClipMode == ClipMode.GlobalNorm && _runs.Count > 0;
        var globalNorm = new GlobalNormEmitter(writer, model);
        if (isGlobal)
        {
            globalNorm.EmitSum();
        }

        if (_options.ChecksGradients && _runs.Count > 0)
        {
            if (isGlobal)
            {
                EmitReaction("!double.IsFinite(sumOfSquares)");
            }
            else if (_runs.Any(ClipsByOwnNorm))
            {
                EmitSums();
                EmitReaction("!areFinite");
            }
            else
            {
                EmitReaction(condition: null);
            }
        }

        if (isGlobal)
        {
            globalNorm.EmitScale();
        }
    }

    /// <summary>Writes the methods that these call.</summary>
    public void EmitMethods()
    {
        if (!_options.ChecksGradients)
        {
            return;
        }

        if (_options.NonFinite == NonFinitePolicy.Throw)
        {
            EmitThrow();
            return;
        }

        if (_runs.Count > 0)
        {
            EmitAreFinite();
        }

        EmitSkip();
    }

    private bool ClipsByOwnNorm(Run run) => model.OptionsOf(run.First).ClipMode == ClipMode.Norm;

    private void EmitSums()
    {
        writer.Line("bool areFinite = true;");
        foreach (Run run in _runs)
        {
            if (ClipsByOwnNorm(run))
            {
                writer.Line(_call.SumStatement(run.First));
                writer.Line($"areFinite &= double.IsFinite({_call.SumName(run.First)});");
            }
            else
            {
                writer.Line($"areFinite &= {IsFinite(run)};");
            }
        }

        writer.Line();
    }

    private void EmitReaction(string? condition)
    {
        if (_options.NonFinite == NonFinitePolicy.Throw)
        {
            if (condition is null)
            {
                writer.Line("ThrowIfNotFinite(ref gradients);");
            }
            else
            {
                using (writer.Block($"if ({condition})"))
                {
                    writer.Line("ThrowIfNotFinite(ref gradients);");
                }
            }

            writer.Line();
            return;
        }

        using (writer.Block($"if ({(condition is null ? "" : condition + " && ")}!AreFinite(ref gradients{Degree}))"))
        {
            writer.Line("SkipStep(ref state);");
            writer.Line("return;");
        }

        writer.Line();
    }

    private void EmitAreFinite()
    {
        writer.Line();
        string degree = model.HasArrays ? $", int {StepEmitter.MaxDegreeOfParallelism}" : "";
        using (writer.Block($"private static bool AreFinite(ref {model.Target.FullName} gradients{degree})"))
        {
            writer.Line("bool areFinite = true;");
            foreach (Run run in _runs)
            {
                writer.Line($"areFinite &= {IsFinite(run)};");
            }

            writer.Line("return areFinite;");
        }
    }

    private string IsFinite(Run run)
    {
        string access = run.First.In("gradients");
        string type = Lanes.ElementName(run.Element);
        return (run.First.IsInline, run.Length) switch
        {
            (true, 1) => $"{type}.IsFinite({access})",
            (true, _) => $"{FiniteCheck}.AreFinite(ref {access}, {run.Length.ToString(CultureInfo.InvariantCulture)})",
            _ => $"{FiniteCheck}.AreFinite<{type}>({KernelCall.Span(run.First, access)}{Degree})",
        };
    }

    private void EmitSkip()
    {
        writer.Line();
        using (writer.Block("private static void SkipStep(ref State state)"))
        {
            writer.Line("state.SkippedSteps++;");
            if (_options.DynamicLossScale is { } scale)
            {
                writer.Line("state.GoodSteps = 0;");
                writer.Line(scale.Min is null ? "state.LossScale /= 2;" : "state.LossScale = float.Max(state.LossScale / 2, (float)MinLossScale);");
            }
        }

        if (_options.DynamicLossScale is { } growing)
        {
            writer.Line();
            using (writer.Block("private static void GrowLossScale(ref State state)"))
            {
                if (growing.GrowthSteps <= 0)
                {
                    writer.Line("state.GoodSteps++;");
                    return;
                }

                // A checkpoint may come from where growth takes more steps, and have more of them.
                using (writer.Block("if (state.GoodSteps < DynamicGrowthSteps - 1)"))
                {
                    writer.Line("state.GoodSteps++;");
                    writer.Line("return;");
                }

                writer.Line();
                writer.Line("state.GoodSteps = 0;");
                writer.Line(growing.Max is null ? "state.LossScale *= 2;" : "state.LossScale = float.Min(state.LossScale * 2, (float)MaxLossScale);");
            }
        }
    }

    private void EmitThrow()
    {
        writer.Line();
        using (writer.Block($"private static void ThrowIfNotFinite(ref {model.Target.FullName} gradients)"))
        {
            foreach (Variable variable in model.Variables)
            {
                string access = variable.In("gradients");
                writer.Line(variable.Kind switch
                {
                    VariableKind.Inline => $"{FiniteCheck}.ThrowIfNotFinite(\"{variable.Path}\", [{string.Join(", ", variable.Shape)}], ref {access});",
                    VariableKind.MultidimensionalArray => $"{FiniteCheck}.ThrowIfTableNotFinite<{Lanes.ElementName(variable.Element)}>(\"{variable.Path}\", {access});",
                    VariableKind.Tensor or VariableKind.TensorSpan =>
                        $"{FiniteCheck}.ThrowIfNotFinite(\"{variable.Path}\", {TensorClassEmitter.Shape(access)}, {KernelCall.Span(variable, access)});",
                    _ => $"{FiniteCheck}.ThrowIfNotFinite<{Lanes.ElementName(variable.Element)}>(\"{variable.Path}\", {KernelCall.Span(variable, access)});",
                });
            }
        }
    }
}
