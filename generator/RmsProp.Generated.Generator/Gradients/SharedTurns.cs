using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>The type of what the threads have in common that share the turns of a loop.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The variables of the method that the turns use.</param>
internal sealed record SharedTurns(string Name, IReadOnlyList<SharedTurns.Field> Fields)
{
    /// <param name="Type">The type of the variable.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="IsReference">Whether it is an argument that is passed by reference.</param>
    public sealed record Field(string Type, string Name, bool IsReference)
    {
        private static readonly string[] Modifiers = ["in ", "ref readonly ", "scoped "];

        /// <summary>A variable, from the way in which a method declares it as an argument.</summary>
        public static Field Of(string declared, string name)
        {
            string type = declared.Substring(0, declared.Length - name.Length - 1);
            string modifier = Modifiers.FirstOrDefault(modifier => type.StartsWith(modifier, StringComparison.Ordinal)) ?? "";
            return new Field(type.Substring(modifier.Length), name, modifier is "in " or "ref readonly ");
        }

        public string Declared => $"{(IsReference ? "ref readonly " : "")}{Type} {Name}";

        /// <summary>What the field is set to.</summary>
        public string Set => $"{Name} = {(IsReference ? "ref " : "")}{Name}";

        /// <summary>The statement that makes the field a local.</summary>
        public string Local(string shared) => $"{Declared} = {(IsReference ? "ref " : "")}{shared}.{Name};";
    }

    /// <summary>Whether a field can hold any argument of a loss: there are no references to what lives on the stack alone.</summary>
    public static bool CanHold(IReadOnlyList<LossArgument> arguments) => !arguments[0].IsRefLike && !arguments.Any(argument => argument.IsRefLike && argument.Modifier.Length > 0);

    /// <summary>The declaration of the type.</summary>
    public string Declaration(string loss)
    {
        var writer = new CodeWriter();
        writer.Line();
        writer.Line($"/// <summary>What the threads have in common that share the turns of a loop of <c>{loss}</c>.</summary>");
        GeneratedMarks.EmitForData(writer);
        using (writer.Block($"private ref struct {Name}"))
        {
            foreach (Field field in Fields)
            {
                writer.Line($"public {field.Declared};");
            }
        }

        return writer.ToString();
    }
}
