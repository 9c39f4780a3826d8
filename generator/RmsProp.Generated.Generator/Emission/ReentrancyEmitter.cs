using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes what keeps the user's code that an optimizer calls from using it in a way that would pull away what it is in the
/// middle of: a field that says what code it is, and a comparison where a member begins.
/// </summary>
internal sealed class ReentrancyEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly string _userCode = LibraryNames.Of(model).Services + ".UserCode";
    private readonly string _reentrancy = LibraryNames.Of(model).Services + ".Reentrancy";
    private readonly string _changeMark = LibraryNames.Of(model).Services + ".ChangeMark";

    /// <summary>The declaration of the field.</summary>
    public string FieldDeclaration => $"private {_userCode} {OptimizerMembers.UserCode};";

    /// <summary>Its declaration.</summary>
    public string ChangesDeclaration => $"private {_changeMark} {OptimizerMembers.Changes};";

    /// <summary>The statement that says that no code of the user's is running any more.</summary>
    public string End => $"{OptimizerMembers.UserCode} = {_userCode}.None;";

    /// <summary>The statement that says what code of the user's is running from now on.</summary>
    public string Begin(string code) => $"{OptimizerMembers.UserCode} = {_userCode}.{code};";

    /// <summary>The statement that a member begins with that no code of the user's may call.</summary>
    public string ThrowIfRunning(string member) => $"{_reentrancy}.ThrowIfRunning({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The statement that a member begins with that a schedule or a method for the learning rate may not call.</summary>
    public string ThrowIfComputingRate(string member) => $"{_reentrancy}.ThrowIfComputingRate({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The expression for the rate that the schedule gives.</summary>
    public string RateOfSchedule(ElementType element) =>
        $"{_reentrancy}.{(element == ElementType.Single ? "SingleRate" : "Rate")}(_learningRateSchedule, _state.Steps, ref {OptimizerMembers.UserCode})";

    /// <summary>Writes statements that change parameters or state, and may call code of the user's.</summary>
    public void EmitChange(Action emit, string ofStep = "")
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
    public void EmitRateOfMethod(string call)
    {
        writer.Line();
        using (writer.Block($"private double {OptimizerMembers.RateOfMethod}()"))
        {
            writer.Line($"{_userCode} before = {_reentrancy}.BeginRate(ref {OptimizerMembers.UserCode});");
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
