using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>The memory from outside of a loop of which parts of its turns need their own, if they are executed at the same time.</summary>
/// <param name="Sums">What the turns do nothing but add to.</param>
/// <param name="Own">What each turn writes before it reads, and nothing reads after the loop.</param>
internal sealed record PartMemory(IReadOnlyList<Buffer> Sums, IReadOnlyList<Buffer> Own)
{
    private enum Access
    {
        Read,
        Added,
        Written,
    }

    /// <summary>The memory; null if parts can't be executed at the same time.</summary>
    public static PartMemory? Of(Block program, LoopOperation loop, Liveness live)
    {
        HashSet<Operation> inside = [.. loop.Body.Descendants().Where(live.IsKept)];
        if (inside.Any(operation => operation is CallOperation { HasEffects: true }))
        {
            return null;
        }

        List<Buffer> sums = [], own = [];
        foreach (IGrouping<Buffer, (Buffer Buffer, Access Access)> owner in inside.SelectMany(AccessesOf)
            .Select(access => (Buffer: Around(access.Buffer, inside), access.Access))
            .Where(access => access.Buffer.Definition is not { } definition || !inside.Contains(definition))
            .GroupBy(access => access.Buffer.Owner))
        {
            Buffer[] buffers = [.. owner.Select(access => access.Buffer).Distinct()];
            if (owner.All(access => access.Access == Access.Read) || IsScalarGradient(owner.Key))
            {
                continue;
            }

            if (owner.All(access => access.Access == Access.Added) && buffers.All(buffer => buffer.Kind != BufferKind.Gradient || BufferText.IsLocal(buffer)))
            {
                sums.AddRange(buffers);
            }
            else if (owner.Any(access => access.Access == Access.Written) && buffers.All(buffer => buffer == owner.Key) && !IsReadAfter(owner.Key, program, loop, live))
            {
                own.Add(owner.Key);
            }
            else
            {
                return null;
            }
        }

        return new PartMemory(sums, own);
    }

    public static bool IsScalarGradient(Buffer buffer) => buffer is { Kind: BufferKind.Gradient, Form: BufferForm.Scalar, Rank: 0 };

    /// <summary>What a buffer is a part of, as far as the parts are taken in the loop.</summary>
    private static Buffer Around(Buffer buffer, HashSet<Operation> inside)
    {
        while (buffer.Definition is ViewOperation view && inside.Contains(view))
        {
            buffer = view.Source;
        }

        return buffer;
    }

    /// <summary>Whether a memory is read, or written, after an operation of the program's own block.</summary>
    public static bool IsReadAfter(Buffer owner, Block program, Operation loop, Liveness live) => program.Operations
        .Skip(program.Operations.IndexOf(loop) + 1)
        .SelectMany(operation => operation.WithInner())
        .Where(live.IsKept).SelectMany(AccessesOf).Any(access => access.Buffer.Owner == owner);

    private static IEnumerable<(Buffer Buffer, Access Access)> AccessesOf(Operation operation) => operation switch
    {
        LoadOperation load => [(load.Buffer, Access.Read)],
        AddOperation add => [(add.Buffer, Access.Added)],
        StoreOperation store => [(store.Buffer, Access.Written)],
        CallOperation call => call.Target.Arguments.Where(argument => argument.Buffer is not null)
            .Select(argument => (argument.Buffer!, argument.IsWritten ? Access.Written : Access.Read)),
        UserDerivativeOperation derivative => derivative.Target.Buffers.Select(buffer => (buffer, Access.Read)),
        _ => [],
    };
}
