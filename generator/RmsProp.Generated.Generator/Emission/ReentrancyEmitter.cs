using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the guard against user code that an optimizer calls and that calls the optimizer back in the middle of its work: a field that
/// says which user code is running, and a comparison at the beginning of members.
/// </summary>
internal sealed class ReentrancyEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly string _userCode = LibraryNames.Of(model).Services + ".UserCode";
    private readonly string _reentrancy = LibraryNames.Of(model).Services + ".Reentrancy";
    private readonly string _changeMark = LibraryNames.Of(model).Services + ".ChangeMark";

    /// <summary>The declaration of that field.</summary>
    public string FieldDeclaration => $"private {_userCode} {OptimizerMembers.UserCode};";

    /// <summary>The declaration of the mark of changes.</summary>
    public string ChangesDeclaration => $"private {_changeMark} {OptimizerMembers.Changes};";

    /// <summary>The statement that no user code is running any more.</summary>
    public string End => $"{OptimizerMembers.UserCode} = {_userCode}.None;";

    /// <summary>The statement that user code is running from now on.</summary>
    public string Begin(string code) => $"{OptimizerMembers.UserCode} = {_userCode}.{code};";

    /// <summary>The first statement of a member that no user code may call.</summary>
    public string ThrowIfRunning(string member) => $"{_reentrancy}.ThrowIfRunning({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The first statement of a member that no schedule or method for the learning rate may call.</summary>
    public string ThrowIfComputingRate(string member) => $"{_reentrancy}.ThrowIfComputingRate({OptimizerMembers.UserCode}, \"{member}\");";

    /// <summary>The expression for the rate of the schedule.</summary>
    public string RateOfSchedule(ElementType element) =>
        $"{_reentrancy}.{(element == ElementType.Single ? "SingleRate" : "Rate")}(_learningRateSchedule, _state.Steps, ref {OptimizerMembers.UserCode})";

    /// <summary>Writes statements that change parameters or state, and may call user code.</summary>
    public void EmitChange(Action emit, string ofStep = "")
    {
        // Nothing else that a step reads calls user code.
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

    /// <summary>Writes the method that calls the user's method for the learning rate.</summary>
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
