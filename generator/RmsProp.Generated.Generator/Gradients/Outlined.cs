using System.Text.RegularExpressions;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>A loop as a local function of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes and returns, as declared.</param>
/// <param name="Body">The statements.</param>
internal sealed record Outlined(string Name, IReadOnlyList<string> Parameters, string Body)
{
    /// <summary>The identifiers in a text that may be variables: no members, and no names of namespaces.</summary>
    public static IEnumerable<string> VariablesIn(string text) => Identifier.Matches(text).Cast<Match>().Select(match => match.Value);

    private static readonly Regex Identifier = new(@"(?<![\w@.:])@?[\w]+", RegexOptions.CultureInvariant);

    /// <summary>How the arguments of the method are passed on, by their names.</summary>
    public static Dictionary<string, (string Declared, string Passed)> ArgumentsOf(IReadOnlyList<LossArgument> arguments, ScalarType type, LibraryNames library)
    {
        var known = arguments.ToDictionary(argument => argument.Name, argument => (argument.Declared, argument.Passed));
        LossArgument parameters = arguments[0];
        known[parameters.Name] = ($"in {parameters.Type} {parameters.Name}", "in " + parameters.Name);
        known[GradientText.Gradients] = ($"ref {parameters.Type} {GradientText.Gradients}", "ref " + GradientText.Gradients);
        known[GradientText.Workspace] = ($"{library.Runtime}.GradientWorkspace {GradientText.Workspace}", GradientText.Workspace);
        known[Derivatives.Adjoint.Scale] = ($"{Lanes.NameOf(type)} {Derivatives.Adjoint.Scale}", Derivatives.Adjoint.Scale);
        return known;
    }

    public void Write(CodeWriter writer)
    {
        GeneratedMarks.EmitForCode(writer);
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
        using (writer.Block($"static void {Name}({string.Join(", ", Parameters)})"))
        {
            writer.Lines(Body.TrimEnd('\n'));
        }
    }
}
