using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes calls of kernels for runs of variables.</summary>
internal sealed class KernelCall(OptimizerModel model)
{
    public const string Helpers = "global::" + Parsing.MetadataNames.Namespace + ".CompilerServices.Variable";

    private readonly bool _isMixed = model.HasSingle && model.HasDouble;
    private readonly KernelCatalog _catalog = new(model.Options);
    private readonly Lazy<LocalNames> _names = new(() => new LocalNames(model.Variables));

    /// <summary>The name of a local that exists once for each element type of the parameters.</summary>
    public string Local(string name, ElementType element) =>
        !_isMixed ? name : (element == ElementType.Single ? "single" : "double") + Capitalized(name);

    /// <summary>The element types of the parameters.</summary>
    public IEnumerable<ElementType> Elements()
    {
        if (model.HasSingle)
        {
            yield return ElementType.Single;
        }

        if (model.HasDouble)
        {
            yield return ElementType.Double;
        }
    }

    /// <summary>The statements in front of <see cref="Statement"/>, for what it takes from locals of the run's own.</summary>
    public IEnumerable<string> Preparation(Kernel kernel, Run run)
    {
        foreach (StepValue value in kernel.StepValues.Where(IsOfRun))
        {
            ElementType sumType = _catalog.SumsInDouble ? ElementType.Double : run.Element;
            string sum = _names.Value.Of(run.First, LocalNames.SumOfSquares);
            yield return $"{Lanes.ElementName(sumType)} {sum} = {SumOfSquares(run.First)};";
            yield return $"{Lanes.ElementName(run.Element)} {Value(value, run)} = {KernelClassEmitter.FullClassName(run.Element)}.{Capitalized(value.Name)}({sum});";
        }
    }

    /// <summary>The statement that runs a kernel over a run.</summary>
    public string Statement(Kernel kernel, Run run)
    {
        string arrays = string.Join(", ", kernel.Arrays.Select(array => Argument(run.First, array)));
        string values = string.Concat(kernel.StepValues.Select(value => ", " + Value(value, run)));
        string method = $"{KernelClassEmitter.FullClassName(run.Element)}.{kernel.Name}";
        if (!run.First.IsInline)
        {
            return $"{method}({arrays}{values}, {StepEmitter.MaxDegreeOfParallelism});";
        }

        if (run.Length == 1)
        {
            return $"{method}Element({arrays}{values});";
        }

        return KernelEmitter.IsUnrolled(run.Element, run.Length)
            ? $"{method}{run.Length}({arrays}{values});"
            : $"{method}({arrays}, {run.Length}{values});";
    }

    /// <summary>The expression for the sum of squares of a variable's gradient.</summary>
    public string SumOfSquares(Variable variable)
    {
        string arrays = string.Join(", ", _catalog.GradientArrays.Select(array => Argument(variable, array)));
        string last = variable.IsInline ? variable.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) : StepEmitter.MaxDegreeOfParallelism;
        return $"{KernelClassEmitter.FullClassName(variable.Element)}.SumOfSquares({arrays}, {last})";
    }

    /// <summary>The condition that a variable which is not inline is there.</summary>
    public static string Exists(Variable variable, string access) => variable.Kind switch
    {
        VariableKind.Tensor => access + " is not null",
        VariableKind.TensorSpan => access + ".Rank > 0",
        _ => $"{Helpers}.LengthOf({access}) >= 0",
    };

    /// <summary>The condition that it is not.</summary>
    public static string IsMissing(Variable variable, string access) => variable.Kind switch
    {
        VariableKind.Tensor => access + " is null",
        VariableKind.TensorSpan => access + ".Rank == 0",
        _ => $"{Helpers}.LengthOf({access}) < 0",
    };

    /// <summary>The expression for the elements of a variable, as a span.</summary>
    public static string Span(Variable variable, string access) => variable.Kind switch
    {
        VariableKind.Memory => access + ".Span",
        VariableKind.Tensor or VariableKind.TensorSpan => TensorClassEmitter.Elements(access),
        VariableKind.MultidimensionalArray => $"{Helpers}.AsSpan<{Lanes.ElementName(variable.Element)}>({access})",
        _ => access,
    };

    /// <summary>The statement that sets the elements of a variable that is not inline to 0.</summary>
    public static string Clear(Variable variable, string access) => variable.Kind is VariableKind.Array or VariableKind.Span
        ? $"global::System.Array.Clear({access});"
        : Span(variable, access) + ".Clear();";

    private string Argument(Variable variable, string array)
    {
        string access = array switch
        {
            KernelCatalog.Parameter => variable.In("parameters"),
            KernelCatalog.Gradient => variable.In("gradients"),
            _ => variable.InSlot("state." + Slot.Of(model.Options).First(slot => slot.Array == array).Name),
        };
        return variable.IsInline ? "ref " + access : Span(variable, access);
    }

    private string Value(StepValue value, Run run) =>
        IsOfRun(value) ? _names.Value.Of(run.First, Capitalized(value.Name))
        : value.IsCondition ? value.Name
        : Local(value.Name, run.Element);

    /// <summary>Whether every run has its own: where each variable is clipped by its norm.</summary>
    private bool IsOfRun(StepValue value) =>
        model.Options.ClipMode == ClipMode.Norm && (value == StepValue.ClipDenominator || value == StepValue.ClipScale);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
