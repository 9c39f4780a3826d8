using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// The copy that C# makes, without a word, of a struct that can't be changed where it is, when a method that changes it is called: of a
/// read-only field, a read-only reference, or what a property returns.
/// </summary>
/// <param name="Original">The original's name in messages.</param>
/// <param name="Advice">How to train the original.</param>
internal sealed record TemporaryCopy(string Original, string Advice)
{
    /// <summary>The copy that a method is called on; <see langword="null"/> if it is called on the original, or on something new.</summary>
    public static TemporaryCopy? Of(IOperation receiver)
    {
        string name = $"'{receiver.Syntax}'";
        for (IOperation? value = receiver; ;)
        {
            switch (value)
            {
                case IFieldReferenceOperation { Field.IsReadOnly: true } field when !IsOfConstructor(field):
                    return new TemporaryCopy(name, $"make '{field.Field.Name}' writable");
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole }:
                    value = whole;
                    continue;
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.In or RefKind.RefReadOnlyParameter } parameter }:
                    return new TemporaryCopy(name, $"make '{parameter.Name}' a ref parameter");
                case ILocalReferenceOperation { Local: { RefKind: RefKind.RefReadOnly } local }:
                    return new TemporaryCopy(name, $"make '{local.Name}' a writable reference");
                case IPropertyReferenceOperation when CopySource.OfValue(value) is { CanBeReferenced: false } source:
                    return new TemporaryCopy(
                        value == receiver ? source.Name : name,
                        source.CanBeTrained ? $"train a variable, and assign it to {source.Name}" : "train a variable, and store it");
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether the constructor of the same type uses a field, where a read-only one can be changed.</summary>
    private static bool IsOfConstructor(IFieldReferenceOperation field) =>
        field.SemanticModel?.GetEnclosingSymbol(field.Start()) is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, field.Field.ContainingType);
}
