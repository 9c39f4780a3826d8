using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the learning rate of an instance: a number, a schedule or a method of the user's.</summary>
internal sealed class LearningRateEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string Inherit = "/// <inheritdoc/>";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly ReentrancyEmitter _reentrancy = new(writer, model);

    private bool HasMethod => model.LearningRate.Method is not null;

    private bool IsMixed => model.HasSingle && model.HasDouble;

    private string MethodCall => RateText.Call(model.LearningRate.Method!, "_state.Steps");

    /// <summary>Writes the properties for the rate and its schedule.</summary>
    public void EmitProperties()
    {
        writer.Line();
        writer.Line(Inherit);
        using (writer.Block("public double LearningRate"))
        {
            string constant = HasMethod ? OptimizerMembers.RateOfMethod + "()" : "_learningRate";
            string schedule = _reentrancy.RateOfSchedule(model.HasDouble ? ElementType.Double : ElementType.Single);
            writer.Line("get => _learningRateSchedule is null");
            writer.Line($"    ? {constant}");
            writer.Line($"    : {schedule};");
            using (writer.Block("set"))
            {
                writer.Line(_reentrancy.ThrowIfComputingRate("LearningRate"));
                using (writer.Block("if (_learningRateSchedule is not null)"))
                {
                    writer.Line($"{_library.Services}.OptimizerErrors.ThrowScheduledLearningRate();");
                }

                writer.Line();
                writer.Lines(HasMethod
                    ? $"{_library.Services}.OptimizerErrors.ThrowComputedLearningRate({StepEmitter.MethodName(model)});"
                    : $"{_library.Services}.LearningRateCheck.ThrowIfInvalid(value, isSingle: {(model.HasSingle ? "true" : "false")});\n_learningRate = value;");
            }
        }

        writer.Line();
        writer.Line(Inherit);
        using (writer.Block($"public {_library.Runtime}.ILearningRateSchedule? LearningRateSchedule"))
        {
            writer.Line("get => _learningRateSchedule;");
            using (writer.Block("set"))
            {
                writer.Line(_reentrancy.ThrowIfComputingRate("LearningRateSchedule"));
                if (!HasMethod)
                {
                    using (writer.Block("if (value is null)"))
                    {
                        writer.Line($"_learningRate = {_library.Services}.LearningRateCheck.OfStep(LearningRate, _learningRateSchedule, null, _state.Steps);");
                    }

                    writer.Line();
                }

                writer.Line("_learningRateSchedule = value;");
            }
        }

        if (HasMethod)
        {
            _reentrancy.EmitRateOfMethod(MethodCall);
        }
    }

    /// <summary>The expression for the learning rate of the next step.</summary>
    public string OfNextStep(ElementType element) => Checked(IsMixed && element == ElementType.Single ? "singleLearningRate" : "learningRate");

    /// <summary>
    /// The statements before a step, when nothing is marked as being changed yet, because a schedule may save a checkpoint. A schedule is
    /// evaluated in the type of the parameters; rounding its rate in double would give other bits.
    /// </summary>
    public string[] BeforeStep() => (model.HasSingle, model.HasDouble) switch
    {
        (true, true) =>
        [
            "double learningRate = LearningRate;",
            $"float singleLearningRate = _learningRateSchedule is null\n    ? (float)learningRate\n    : {_reentrancy.RateOfSchedule(ElementType.Single)};",
        ],
        (true, false) => ["float learningRate = (float)LearningRate;"],
        (false, true) => ["double learningRate = LearningRate;"],
        _ => [],
    };

    private string Checked(string rate) =>
        $"{_library.Services}.LearningRateCheck.OfStep({rate}, _learningRateSchedule, {StepEmitter.MethodName(model)}, _state.Steps)";
}
