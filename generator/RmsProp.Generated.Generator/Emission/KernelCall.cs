using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes calls of kernels for runs of variables.</summary>
internal sealed class KernelCall(OptimizerModel model)
{
    public const string Helpers = "global::" + Parsing.MetadataNames.Namespace + ".CompilerServices.Variable";

    private readonly bool _isMixed = model.HasSingle && model.HasDouble;

    /// <summary>The name of a local that exists once for each element type of the parameters.</summary>
    public string Local(string name, ElementType element) =>
        !_isMixed ? name : (element == ElementType.Single ? "single" : "double") + char.ToUpperInvariant(name[0]) + name.Substring(1);

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
        string arrays = string.Join(", ", new KernelCatalog(model.Options).GradientArrays.Select(array => Argument(variable, array)));
        string last = variable.IsInline ? variable.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) : StepEmitter.MaxDegreeOfParallelism;
        return $"{KernelClassEmitter.FullClassName(variable.Element)}.SumOfSquares({arrays}, {last})";
    }

    /// <summary>The expression for the elements of a variable, as a span.</summary>
    public static string Span(Variable variable, string access) => variable.Kind switch
    {
        VariableKind.Memory => access + ".Span",
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

    private string Value(StepValue value, Run run)
    {
        if (value == StepValue.ClipDenominator)
        {
            return $"{KernelClassEmitter.FullClassName(run.Element)}.ClipDenominator({SumOfSquares(run.First)})";
        }

        if (value == StepValue.ClipScale && model.Options.ClipMode == ClipMode.Norm)
        {
            return $"{KernelClassEmitter.FullClassName(run.Element)}.ClipScale({SumOfSquares(run.First)})";
        }

        return value.IsCondition ? value.Name : Local(value.Name, run.Element);
    }
}
