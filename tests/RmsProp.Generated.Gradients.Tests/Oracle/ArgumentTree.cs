using System.Reflection;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>An argument of a loss, taken apart by reflection: a number, elements with indices, or fields with names.</summary>
internal abstract class ArgumentTree
{
    private static readonly MethodInfo ElementsOfInline = typeof(ArgumentTree).GetMethod(nameof(InlineElements), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Takes an argument apart.</summary>
    /// <param name="value">The argument; a span is given as an array.</param>
    /// <param name="tape">Gets a node for each floating-point number that is trained; null for data.</param>
    public static ArgumentTree Of(object? value, Tape? tape = null)
    {
        switch (value)
        {
            case null:
                return new Fields([]);
            case float or double:
                return new Leaf(Number.Of(value) with { Node = tape?.AddParameter() ?? Tape.Constant });
            case IConvertible and not string:
                return new Leaf(Number.Of(value));
            case Array array:
                return new Elements(
                    [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)],
                    [.. array.Cast<object?>().Select(element => Of(element, tape))]);
        }

        Type type = value.GetType();
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>)))
        {
            return Of(type.GetMethod("ToArray")!.Invoke(value, null), tape);
        }

        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { Length: var length })
        {
            return Of(ElementsOfInline.MakeGenericMethod(type, fields[0].FieldType).Invoke(null, [value, length]), tape);
        }

        return new Fields(fields.ToDictionary(NameOf, field => Of(field.GetValue(value), IsTrained(field) ? tape : null)));
    }

    /// <summary>The floating-point numbers, in the order of fields and indices.</summary>
    public IEnumerable<Leaf> Leaves() => this switch
    {
        Leaf leaf => [leaf],
        Elements elements => elements.Items.SelectMany(item => item.Leaves()),
        Fields fields => fields.Members.Values.SelectMany(member => member.Leaves()),
        _ => throw new InvalidOperationException(),
    };

    // The compiler calls the field behind an automatic property <Name>k__BackingField.
    private static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsTrained(FieldInfo field) => !field.IsDefined(typeof(NotTrainableAttribute));

    private static T[] InlineElements<TBuffer, T>(TBuffer buffer, int length)
        where TBuffer : struct
    {
        ref T first = ref Unsafe.As<TBuffer, T>(ref buffer);
        var elements = new T[length];
        for (int i = 0; i < length; i++)
        {
            elements[i] = Unsafe.Add(ref first, i);
        }

        return elements;
    }

    internal sealed class Leaf(Number number) : ArgumentTree
    {
        public Number Number => number;
    }

    internal sealed class Elements(int[] lengths, ArgumentTree[] items) : ArgumentTree
    {
        public ArgumentTree[] Items => items;

        public int[] Lengths => lengths;

        public ArgumentTree At(ReadOnlySpan<int> indices)
        {
            int at = 0;
            for (int i = 0; i < lengths.Length; i++)
            {
                if ((uint)indices[i] >= (uint)lengths[i])
                {
                    throw new IndexOutOfRangeException($"{indices[i]} is not below {lengths[i]}.");
                }

                at = (at * lengths[i]) + indices[i];
            }

            return items[at];
        }
    }

    internal sealed class Fields(Dictionary<string, ArgumentTree> members) : ArgumentTree
    {
        public Dictionary<string, ArgumentTree> Members => members;
    }
}
