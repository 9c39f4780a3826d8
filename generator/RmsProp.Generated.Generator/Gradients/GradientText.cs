using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>The statements that compute a loss and add its gradient.</summary>
/// <param name="Body">The statements, one a line.</param>
/// <param name="Remarks">What they do, for the documentation.</param>
/// <param name="ScalarLoops">The innermost loops that are not vectorized.</param>
/// <param name="Shared">The types of what threads have in common that share the turns of loops.</param>
internal sealed record GradientText(string Body, IReadOnlyList<string> Remarks, IReadOnlyList<ScalarLoop> ScalarLoops, IReadOnlyList<SharedTurns> Shared)
{
    public const string Gradients = "gradients";
    public const string Workspace = "workspace";

    /// <summary>Derives the gradient of a loss, and writes both.</summary>
    /// <param name="program">The loss, which is extended by its reverse pass.</param>
    /// <param name="arguments">Its arguments, the parameter struct first.</param>
    /// <param name="call">A call of the loss itself with the same arguments.</param>
    /// <param name="library">The names of the runtime library.</param>
    /// <param name="isFast">Whether the sums of the loss may be added up in another order.</param>
    /// <param name="sharedType">A name for a type that no other member of the loss's container has.</param>
    public static GradientText Of(LossProgram program, IReadOnlyList<LossArgument> arguments, string call, LibraryNames library, bool isFast, string sharedType)
    {
        if (isFast)
        {
            Narrowing.In(program.Body);
        }

        Inductions.In(program.Body, program.ChecksOverflow);
        LoopDistribution.In(program);
        Adjoint adjoint = Adjoint.Extend(program);
        List<string> remarks = GradientRemarks.Of(program, adjoint);
        if (SharedTurns.CanHold(arguments))
        {
            remarks.AddRange(GradientRemarks.Of(SampleParts.In(program, adjoint)));
        }

        SampleLanes? LanesOf(LoopOperation loop, Liveness live) => SampleLanes.Of(program.Body, loop, adjoint.GradientSums, live, isFast);
        var before = new Liveness(program.Body);
        IReadOnlyList<(LoopOperation Loop, int Turns)> together = UnrollAndJam.In(
            program.Body, [.. adjoint.ReversedTurnByTurn.Where(loop => LanesOf(loop, before)?.HasShortLoops != true)], isFast);
        var live = new Liveness(program.Body);
        var lanes = adjoint.ReversedTurnByTurn.Where(loop => !together.Any(taken => taken.Loop == loop))
            .Select(loop => LanesOf(loop, live)).OfType<SampleLanes>().ToDictionary(lanes => lanes.Loop);
        remarks.AddRange(GradientRemarks.Of([.. together, .. lanes.Values.Select(lanes => (lanes.Loop, lanes.Width))]));
        var writer = new CodeWriter();
        var names = new ScopedNames([.. arguments.Select(argument => argument.Name), Gradients, Workspace, Adjoint.Scale]);
        var buffers = new BufferText(names, Gradients, library);
        Buffer[] read = [.. program.Body.Descendants().Where(live.IsKept).SelectMany(BuffersOf).Distinct()];
        Buffer[] tested = [.. program.Body.Descendants().OfType<IsNullOperation>().Select(test => test.Place)];
        foreach (Buffer buffer in read.Where(buffer => buffer.Kind is BufferKind.Parameter or BufferKind.Data && BufferText.IsLocal(buffer) && !tested.Any(place => Holds(place, buffer))))
        {
            writer.Line(buffers.Local(buffer));
        }

        foreach (KeyValuePair<Buffer, Buffer> field in adjoint.Fields.Where(field => BufferText.IsLocal(field.Value)))
        {
            writer.Line(buffers.LocalOfGradient(field.Value, field.Key));
        }

        var written = new ProgramWriter(writer, names, buffers, live, library, isFast, call, Outlined.ArgumentsOf(arguments, program.Loss.Type, library), sharedType, lanes);
        written.WriteMethod(program.Body);
        return new GradientText(writer.ToString(), [.. remarks, .. GradientRemarks.Of(written)], written.ScalarLoops, written.Shared);
    }

    private static IEnumerable<Buffer> BuffersOf(Operation operation) => operation switch
    {
        LoadOperation load => [load.Buffer],
        LengthOperation length => [length.Buffer],
        ViewOperation view => [view.Source],
        CallOperation call => call.Target.Arguments.Where(argument => argument.Kind == PassedAs.Span).Select(argument => argument.Buffer!),
        _ => [],
    };

    /// <summary>Whether a buffer is reached over something that the loss compares with null: then it is reached only after the comparison.</summary>
    private static bool Holds(Buffer place, Buffer buffer) =>
        place.Root == buffer.Root && buffer.Steps.Skip(place.Steps.Count).Any(step => step.Field is not null) && place.Steps.SequenceEqual(buffer.Steps.Take(place.Steps.Count));
}
