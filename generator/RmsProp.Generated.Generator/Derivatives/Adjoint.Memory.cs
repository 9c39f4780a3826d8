using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>The memory of the reverse pass: that of the forward pass, and that of its gradients.</summary>
internal sealed partial class Adjoint
{
    /// <summary>Finds the memory of a forward block, and creates that of its gradients.</summary>
    private void DeclareMemory(Block forward)
    {
        ReversePart part = _recall.Current;
        foreach (Operation operation in forward.Operations.ToArray())
        {
            switch (operation)
            {
                case AllocateOperation { Buffer: var buffer } when !_activity.IsActive(buffer) && !(_needs.IsRead(buffer) && !part.IsDirect):
                case ViewOperation { Buffer: var viewed } when !_activity.IsActive(viewed) && !(_needs.IsRead(viewed) && !part.IsDirect):
                    break;
                case AllocateOperation allocation:
                    Value length = _recall.Of(allocation.Length);
                    if (!part.IsDirect && _needs.IsRead(allocation.Buffer))
                    {
                        Buffer found = Like(allocation.Buffer, allocation.Buffer.Name, BufferKind.Scratch);
                        _builder.Add(new FindOperation(found, _recall.Of(allocation.Handle), length));
                        part.Memory[allocation.Buffer] = found;
                    }

                    if (_activity.IsActive(allocation.Buffer))
                    {
                        Buffer gradient = Like(allocation.Buffer, allocation.Buffer.Name + "Gradient", BufferKind.Scratch);
                        Operation created = _builder.Add(new AllocateOperation(gradient, length));
                        part.Gradients[allocation.Buffer] = gradient;
                        Remember(allocation, created);
                    }

                    break;
                case ViewOperation view:
                    Declare(view, part);
                    break;
            }
        }
    }

    private void Declare(ViewOperation view, ReversePart part)
    {
        Value[] prefix = [.. view.Prefix.Select(_recall.Of)];
        Value offset = _recall.Of(view.Offset), length = _recall.Of(view.Length);
        if (!part.IsDirect && _needs.IsRead(view.Buffer))
        {
            Buffer found = Like(view.Buffer, view.Buffer.Name, BufferKind.View);
            _builder.Add(new ViewOperation(found, _recall.MemoryOf(view.Source), prefix, offset, length));
            part.Memory[view.Buffer] = found;
        }

        if (_activity.IsActive(view.Buffer))
        {
            Buffer gradient = Like(view.Buffer, view.Buffer.Name + "Gradient", BufferKind.View);
            Operation created = _builder.Add(new ViewOperation(gradient, GradientOf(view.Source), prefix, offset, length));
            part.Gradients[view.Buffer] = gradient;
            Remember(view, created);
        }
    }

    private void Remember(Operation forward, Operation gradient)
    {
        if (_recall.Current.Parent is null)
        {
            _memory.Add((forward, gradient));
        }
    }

    private static Buffer Like(Buffer buffer, string name, BufferKind kind) => new() { Kind = kind, Form = BufferForm.Span, Type = buffer.Type, Name = name, Element = buffer.Element };

    private Buffer GradientOf(Buffer buffer)
    {
        if (buffer.Kind != BufferKind.Parameter)
        {
            return _recall.GradientOf(buffer);
        }

        if (!_fields.TryGetValue(buffer, out Buffer? gradient))
        {
            gradient = _fields[buffer] = new Buffer
            {
                Kind = BufferKind.Gradient,
                Form = buffer.Form,
                Type = buffer.Type,
                Name = buffer.Name + "Gradient",
                Root = buffer.Root,
                Steps = buffer.Steps,
            };
        }

        return gradient;
    }
}
