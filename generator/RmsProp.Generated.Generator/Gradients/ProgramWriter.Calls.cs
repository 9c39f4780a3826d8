using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Calls of methods.</summary>
internal sealed partial class ProgramWriter
{
    private void Write(UserDerivativeOperation derivative)
    {
        foreach (Value gradient in derivative.Results)
        {
            writer.Line($"{Lanes.NameOf(gradient.Type)} {NameFor(gradient)} = 0;");
        }

        int count = derivative.Target.Arguments.Sum(argument => argument.OperandCount);
        string further = Arguments([.. derivative.Operands.Skip(count)]);
        string gradients = string.Concat(derivative.Results.Select(gradient => $", ref {NameFor(gradient)}"));
        writer.Line($"{derivative.Target.Method}({string.Join(", ", ArgumentsOf(derivative.Target, derivative.Operands).Append(further))}{gradients});");
    }

    private string CallTo(CallTarget target, IReadOnlyList<Value> operands)
    {
        string[] arguments = [.. ArgumentsOf(target, operands)];
        return target.OnInstance
            ? $"{arguments[0]}.{target.Method}({string.Join(", ", arguments.Skip(1))})"
            : $"{target.Method}({string.Join(", ", arguments)})";
    }

    private IEnumerable<string> ArgumentsOf(CallTarget target, IReadOnlyList<Value> operands)
    {
        int next = 0;
        foreach (CallArgument argument in target.Arguments)
        {
            Value[] own = [.. operands.Skip(next).Take(argument.OperandCount)];
            next += argument.OperandCount;
            yield return argument.Prefix + argument.Kind switch
            {
                PassedAs.Number => argument.Prefix.Length > 0 ? Read(own[0]).Part : Read(own[0]).Whole,
                PassedAs.Reached => buffers.Element(argument.Buffer!, Indices(own)),
                _ => buffers.Span(argument.Buffer!, Indices(own)),
            };
        }
    }
}
