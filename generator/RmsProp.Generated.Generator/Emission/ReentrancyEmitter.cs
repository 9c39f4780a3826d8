using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes what keeps the user's code that an optimizer calls from using it in a way that would pull away what it is in the
/// middle of: a field that says what code it is, and a comparison where a member begins.
/// </summary>
internal static class ReentrancyEmitter
{
    /// <summary>The declaration of the field.</summary>
    public const string FieldDeclaration = $"private {UserCode} {OptimizerMembers.UserCode};";

    /// <summary>Its declaration.</summary>
    public const string ChangesDeclaration = $"private {Runtime}.ChangeMark {OptimizerMembers.Changes};";

    /// <summary>The statement that says that no code of the user's is running any more.</summary>
    public const string End = $"{OptimizerMembers.UserCode} = {UserCode}.None;";

    private const string Runtime = "global::" + MetadataNames.Namespace + ".CompilerServices";

    public const string UserCode = Runtime + ".UserCode";
    private const string Reentrancy = Runtime + ".Reentrancy";

    /// <summary>The statement that says what code of the user's is running from now on.</summary>
    public static string Begin(string code) => $"{OptimizerMembers.UserCode} = {UserCode}.{code};";

    /// <summary>The statement that a member begins with that no code of the user's may call.</summary>
    public static string ThrowIfRunning(string member) => $"{Reentrancy}.ThrowIfRunning({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The statement that a member begins with that a schedule or a method for the learning rate may not call.</summary>
    public static string ThrowIfComputingRate(string member) => $"{Reentrancy}.ThrowIfComputingRate({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The expression for the rate that the schedule gives.</summary>
    public static string RateOfSchedule(ElementType element) =>
        $"{Reentrancy}.{(element == ElementType.Single ? "SingleRate" : "Rate")}(_learningRateSchedule, _state.Steps, ref {OptimizerMembers.UserCode})";

    /// <summary>Writes statements that change parameters or state, and may call code of the user's.</summary>
    public static void EmitChange(CodeWriter writer, OptimizerModel model, Action emit, string ofStep = "")
    {
        // Nothing else that is looked at then calls code of the user's.
        bool callsUserCode = model.Variables.Any(variable => variable.Location is VariableLocation.Memory);
        if (callsUserCode)
        {
            writer.Line(Begin("Step"));
        }

        writer.Line($"{OptimizerMembers.Changes}.Begin{ofStep}();");
        using (writer.Block("try"))
        {
            emit();
        }

        using (writer.Block("finally"))
        {
            writer.Line($"{OptimizerMembers.Changes}.End{ofStep}();");
            if (callsUserCode)
            {
                writer.Line(End);
            }
        }
    }

    /// <summary>Writes the method that calls the one of the user's for the learning rate.</summary>
    public static void EmitRateOfMethod(CodeWriter writer, string call)
    {
        writer.Line();
        using (writer.Block($"private double {OptimizerMembers.RateOfMethod}()"))
        {
            writer.Line($"{UserCode} before = {Reentrancy}.BeginRate(ref {OptimizerMembers.UserCode});");
            using (writer.Block("try"))
            {
                writer.Line($"return {call};");
            }

            using (writer.Block("finally"))
            {
                writer.Line($"{OptimizerMembers.UserCode} = before;");
            }
        }
    }
}
