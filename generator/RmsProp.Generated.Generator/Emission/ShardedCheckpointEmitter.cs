using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes how the class for several ranks gets the state of the whole model into an optimizer without ranks, and back.</summary>
internal sealed class ShardedCheckpointEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly IReadOnlyList<Slot> _slots = Slot.Of(model);

    private string Whole => $"{_parameters}.{model.DeclaredName}";

    public void Emit()
    {
        string @interface = $"{_library.Runtime}.IRMSpropOptimizer<{_parameters}>";
        string[] rates = model.LearningRate.Method is null ? ["_learningRate", "_learningRateSchedule"] : ["_learningRateSchedule"];
        string[] counters = [.. CheckpointEmitter.CountersOf(model).Select(counter => "_state." + counter.Name)];
        ShardedEmitter.EmitMember(writer, $"protected override {@interface} Whole(ref {_parameters} parameters)",
        [
            $"{Whole} whole = new();",
            .. model.NeedsBuild ? [$"{Whole}.Build(ref whole._state, in parameters);"] : Array.Empty<string>(),
            .. counters.Concat(rates).Select(field => $"whole.{field} = _optimizer.{field};"),
            "return whole;",
        ]);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"protected override void VisitSlot({@interface} whole, int slot, ref {_library.Services}.VariableWalk walk)"))
        {
            writer.Line($"ref {Whole}.State state = ref (({Whole})whole)._state;");
            using (writer.Block("switch (slot)"))
            {
                for (int slot = 0; slot < _slots.Count; slot++)
                {
                    writer.Line($"case {slot.ToString(CultureInfo.InvariantCulture)}:");
                    writer.Line($"    VisitVariables(ref walk, ref state.{_slots[slot].Name}, ref state.{_slots[slot].Name});");
                    writer.Line("    break;");
                }
            }
        }

        ShardedEmitter.EmitMember(writer, $"protected override void TakeOver({@interface} whole)",
        [
            $"{Whole} other = ({Whole})whole;",
            .. counters.Concat(rates).Select(field => $"_optimizer.{field} = other.{field};"),
            .. model.TakesNorms ? [$"{ShardedEmitter.Counters}.GradientNorm = double.NaN;"] : Array.Empty<string>(),
        ]);
    }
}
