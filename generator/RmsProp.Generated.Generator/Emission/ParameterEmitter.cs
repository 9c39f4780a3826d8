using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes what can be done with parameters without an optimizer: zeros of their shapes, copies, counts, and the check of a gradient. One
/// method shows all variables; the runtime library does the rest.
/// </summary>
internal sealed class ParameterEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string AsRef = "global::System.Runtime.CompilerServices.Unsafe.AsRef";
    private const string Visit = "VisitVariables";
    private const string Allocate = "AllocateArrays";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];

    private string WalkType => _library.Services + ".VariableWalk";

    /// <summary>The modifiers of an argument whose memory the result does not refer to.</summary>
    private string In => model.Target.IsRefStruct ? "scoped in" : "in";

    /// <summary>What is kept of memory that is missing, as the end of a sentence.</summary>
    private string StaysMissing => model.HasArrays ? $" {Documentation.AnArrayOf(model)} that is null stays null." : "";

    public void Emit()
    {
        EmitZerosLike();
        EmitClone();
        EmitCopy();
        EmitClear();
        EmitCount();
        EmitCheckGradient();
        EmitVisit();
        if (model.HasArrays)
        {
            EmitAllocate();
        }
    }

    private void EmitZerosLike()
    {
        writer.Lines($"""
            /// <summary>Returns parameters of the same shapes, all zeros.{StaysMissing} Fields that are not trained have their default value.</summary>
            /// <param name="parameters">The parameters; only their shapes matter.</param>
            /// <returns>The zeros.</returns>
            """);
        string header = $"public static {_parameters} ZerosLike({In} {_parameters} parameters)";
        if (!model.HasArrays)
        {
            writer.Line(header + " => default;");
            return;
        }

        using (writer.Block(header))
        {
            writer.Line($"{_parameters} zeros = default;");
            writer.Line($"{Allocate}(ref zeros, ref {AsRef}(in parameters));");
            writer.Line("return zeros;");
        }
    }

    private void EmitClone()
    {
        writer.Line();
        writer.Lines($"""
            /// <summary>Returns a copy that shares no number with the parameters.{StaysMissing} Fields that are not trained are assigned.</summary>
            /// <param name="parameters">The parameters.</param>
            /// <returns>The copy.</returns>
            """);
        if (model.HasTensors)
        {
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A tensor is not dense.</exception>");
        }

        string header = $"public static {_parameters} Clone({In} {_parameters} parameters)";
        if (!model.HasArrays)
        {
            writer.Line(header + " => parameters;");
            return;
        }

        using (writer.Block(header))
        {
            writer.Line($"{_parameters} clone = parameters;");
            writer.Line($"{Allocate}(ref clone, ref {AsRef}(in parameters));");
            writer.Line("Copy(in parameters, ref clone);");
            writer.Line("return clone;");
        }
    }

    private void EmitCopy()
    {
        writer.Line();
        writer.Lines("""
            /// <summary>Copies every trained number, and allocates nothing. Fields that are not trained stay as they are.</summary>
            /// <param name="from">The parameters to copy from.</param>
            /// <param name="to">The parameters to copy to.</param>
            """);
        if (model.HasArrays)
        {
            writer.Line($"/// <exception cref=\"global::System.ArgumentException\">Shapes differ, or {Documentation.AnArrayOf(model).ToLowerInvariant()} is null in only one of the two; the message names the field. Nothing has been copied.</exception>");
        }

        using (writer.Block($"public static void Copy(in {_parameters} from, ref {_parameters} to)"))
        {
            writer.Line($"ref {_parameters} source = ref {AsRef}(in from);");
            if (model.HasArrays)
            {
                writer.Line($"{WalkType} comparison = {WalkType}.ThatComparesShapes;");
                writer.Line($"{Visit}(ref comparison, ref source, ref to);");
            }

            writer.Line($"{WalkType} copy = {WalkType}.ThatCopies;");
            writer.Line($"{Visit}(ref copy, ref source, ref to);");
        }
    }

    private void EmitClear()
    {
        var layout = new LayoutEmitter(writer, model);
        writer.Line();
        writer.Lines("""
            /// <summary>Sets every trained number to 0.</summary>
            /// <param name="parameters">The parameters, or gradients.</param>
            """);
        LayoutEmitter.EmitExceptionDocumentation(writer, model);
        using (writer.Block($"public static void Clear(ref {_parameters} parameters)"))
        {
            layout.EmitCall("parameters");
            foreach (Run run in Run.Of(model))
            {
                writer.Line(Of(run.First).ClearIfPresent(run.First.In("parameters"), run.Length));
            }
        }
    }

    private void EmitCount()
    {
        writer.Line();
        writer.Lines($"""
            /// <summary>Counts the trained numbers: Keras' <c>count_params</c>, without what is not trained.{(model.HasArrays ? $" {Documentation.AnArrayOf(model)} that is null has none." : "")}</summary>
            /// <param name="parameters">The parameters.</param>
            /// <returns>How many numbers are trained.</returns>
            """);
        string header = $"public static long Count(in {_parameters} parameters)";
        if (!model.HasArrays)
        {
            long count = model.Variables.Sum(variable => (long)variable.InlineLength);
            writer.Line($"{header} => {count.ToString(CultureInfo.InvariantCulture)};");
            return;
        }

        using (writer.Block(header))
        {
            writer.Line($"ref {_parameters} counted = ref {AsRef}(in parameters);");
            writer.Line($"{WalkType} walk = {WalkType}.ThatCounts;");
            writer.Line($"{Visit}(ref walk, ref counted, ref counted);");
            writer.Line("return walk.Count;");
        }
    }

    private void EmitCheckGradient()
    {
        writer.Line();
        writer.Lines($"""
            /// <summary>Compares a gradient with central differences of its loss, and throws if it is wrong; for tests.</summary>
            /// <remarks>Calls the function twice for each trained number. <see cref="{_library.Runtime}.GradientCheck"/> says what counts as right.</remarks>
            /// <param name="parameters">The parameters, which stay as they are.{(model.HasArrays ? $" {Documentation.AnArrayOf(model)} that is null, or whose gradient is set to null, is left out." : "")}</param>
            /// <param name="lossAndGradient">Returns the loss, always the same for the same parameters, and adds or sets its gradients, which are zeros.</param>
            /// <param name="tolerance">The largest relative error allowed. With an infinite one nothing is wrong.</param>
            /// <returns>The gradient that is farthest from the loss.</returns>
            /// <exception cref="global::System.ArgumentException">A gradient is wrong, and the message names the worst; or has another shape than its parameter; or the loss changes from call to call.</exception>
            /// <exception cref="global::System.NotFiniteNumberException">The loss is not finite.</exception>
            /// <exception cref="global::System.InvalidOperationException">No variable has a gradient.</exception>
            """);
        string runtime = _library.Runtime;
        using (writer.Block(
            $"public static {runtime}.GradientCheck CheckGradient(in {_parameters} parameters, {runtime}.LossAndGradient<{_parameters}> lossAndGradient, double tolerance = 0.001)"))
        {
            writer.Lines($"""
                global::System.ArgumentNullException.ThrowIfNull(lossAndGradient);
                {_library.Services}.GradientProbe probe = new(tolerance, isSingle: {(model.HasSingle ? "true" : "false")});
                {WalkType} walk = new(probe);
                {_parameters} point = Clone(in parameters);
                {_parameters} zeros = ZerosLike(in parameters);
                """);
            using (writer.Block("do"))
            {
                // The function may replace arrays in its gradients.
                writer.Line("Clear(ref zeros);");
                writer.Line($"{_parameters} gradients = zeros;");
                writer.Line("probe.Add(lossAndGradient(in point, ref gradients));");
                writer.Line($"{Visit}(ref walk, ref point, ref gradients);");
            }

            writer.Line("while (probe.MoveNext());");
            writer.Line();
            writer.Line("return probe.Result();");
        }
    }

    private void EmitVisit()
    {
        writer.Line();
        using (writer.Block($"private static void {Visit}(ref {WalkType} walk, ref {_parameters} first, ref {_parameters} second)"))
        {
            foreach (Variable variable in model.Variables)
            {
                writer.Line(Of(variable).VisitPair(variable.In("first"), variable.In("second")));
            }
        }
    }

    private void EmitAllocate()
    {
        writer.Line();
        using (writer.Block($"private static void {Allocate}(ref {_parameters} target, ref {_parameters} parameters)"))
        {
            foreach (Variable variable in _arrays)
            {
                writer.Line($"{variable.AssignableIn("target")} = {Of(variable).ZerosLike(variable.In("parameters"))};");
            }
        }
    }

    private VariableStorage Of(Variable variable) => VariableStorage.Of(variable, _library);
}
