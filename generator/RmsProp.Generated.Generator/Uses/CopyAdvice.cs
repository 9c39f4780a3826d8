using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>What to do about a local copy that is trained and thrown away.</summary>
/// <param name="Text">The advice.</param>
/// <param name="IsReference">Whether a reference to the original in place of the copy is enough.</param>
internal sealed record CopyAdvice(string Text, bool IsReference = false)
{
    public static CopyAdvice For(ILocalSymbol copy, CopySource source, TrainingCall training)
    {
        string name = copy.Name;
        bool refers = source.CanBeReferenced && source.CanBeTrained;
        string reference = $"write 'ref var {name} = ref {source.Value.Syntax}'";
        if (source.Originals.Count > 1)
        {
            return new CopyAdvice($"store '{name}' after training");
        }

        if (source.Value is ILocalReferenceOperation { Local.IsForEach: true })
        {
            return new CopyAdvice("train the element itself, by its index");
        }

        switch (VariableOf(source.Value))
        {
            // The original is itself a copy of what the caller has.
            case IParameterReferenceOperation { Parameter: { RefKind: not (RefKind.Ref or RefKind.Out), IsThis: false } parameter } when source.CanBeTrained:
                return new CopyAdvice($"make '{parameter.Name}' a ref parameter and {(refers ? reference : $"assign '{name}' back to it")}, or return '{name}'");

            // Nobody sees the original, a part of another local, either.
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } whole }
                when source.Value is not ILocalReferenceOperation && !training.Call.Body().ReferencesTo(whole).Any(other => other.Start() > training.Call.End()):
                return new CopyAdvice($"store '{name}' after training");
        }

        return refers ? new CopyAdvice(reference, IsReference: true)
            : new CopyAdvice(source.CanBeTrained ? $"assign '{name}' back to {source.Name} after training" : $"store '{name}' after training");
    }

    /// <summary>The variable that a value is, or is a part of.</summary>
    private static IOperation? VariableOf(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => VariableOf(conversion.Operand),
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole } => VariableOf(whole),
        _ => value,
    };
}
