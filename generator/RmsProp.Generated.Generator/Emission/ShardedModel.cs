using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The model of the class for training by several ranks: its parameters are a rank's parts of those of an optimizer.</summary>
internal static class ShardedModel
{
    /// <summary>The class, inside of the optimizer.</summary>
    public const string ClassName = "Sharded";

    /// <summary>The struct with the parts of parameters, gradients or a slot, inside of that class.</summary>
    public const string PartType = "Part";

    /// <summary>The model of the parts of an optimizer's variables.</summary>
    /// <param name="model">The optimizer.</param>
    public static OptimizerModel Of(OptimizerModel model)
    {
        // A struct can't have a field with its own name, and a field should not hide what every struct has.
        var names = new UniqueNames(PartType, "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString");
        return model with
        {
            IsOfParts = true,
            Target = model.Target with { FullName = PartType, IsRefStruct = true },
            Variables = new(model.Variables.Select((variable, number) =>
            {
                var access = new AccessPath.Member(AccessPath.Struct, names.Add(FieldOf(variable)));
                return variable with { Location = new VariableLocation.Part(number), Access = access, SlotAccess = access };
            })),
            Frozen = default,
            Accessors = default,
            SlotFields = default,
            Distances = default,
        };
    }

    private static string FieldOf(Variable variable)
    {
        string name = string.Concat(LocalNames.Words(variable.Path)).AsIdentifier();
        return char.IsDigit(name[0]) ? "Element" + name : name;
    }
}
