using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Loops whose turns are taken in parts: each loop is a function of its own, which threads can share.</summary>
internal sealed partial class ProgramWriter
{
    private readonly List<SharedTurns> _shared = [];

    /// <summary>The types of what the threads have in common.</summary>
    public IReadOnlyList<SharedTurns> Shared => _shared;

    private void Write(PartsOperation parts)
    {
        Dictionary<string, string> visible = names.Visible;
        string take = names.AddFunction("Turns"), add = names.AddFunction("AddTurns"), type = (_shared.Count == 0 ? "Turns" : $"Turns{CSharpText.Number(_shared.Count + 1)}") + sharedType;
        string shared = names.Add("shared");
        CodeWriter around = writer;
        writer = new CodeWriter();
        names.Open();
        string isFirst = names.Add("isFirst"), first = NameFor(parts.First), past = NameFor(parts.Past);
        Write(parts.Body);
        names.Close();
        string body = writer.ToString();

        string workspace = arguments[GradientText.Workspace].Declared;
        SharedTurns.Field[] fields =
        [
            .. Outlined.VariablesIn(body).Distinct().Where(name => visible.ContainsKey(name) && name != GradientText.Workspace)
                .Select(name => SharedTurns.Field.Of(InputOf(name, visible[name]).Declared, name)),
        ];
        _shared.Add(new SharedTurns(type, fields));
        var ownMemory = parts.Own.ToDictionary(buffer => buffers.LocalOf(buffer)!);
        var sums = parts.Sums.ToDictionary(buffer => buffers.LocalOf(buffer)!, SumsOf);
        writer = new CodeWriter();
        foreach (SharedTurns.Field field in fields)
        {
            string length = $"{shared}.{field.Name}.Length";
            string? memory = ownMemory.TryGetValue(field.Name, out Buffer? own) ? BufferText.As(own.Type, $"{buffers.Scratch(own.Type)}.Create({length})", length)
                : sums.TryGetValue(field.Name, out string? sum) ? $"{sum}.Create({length})"
                : null;
            writer.Line(memory is null ? field.Local(shared) : $"{field.Declared} = {isFirst} ? {shared}.{field.Name} : {memory};");
        }

        writer.Lines(body.TrimEnd('\n'));
        _outlined.Add(new Outlined(take, [$"ref {type} {shared}", $"int {first}", $"int {past}", workspace, $"bool {isFirst}"], writer.ToString()));

        writer = new CodeWriter();
        foreach (SharedTurns.Field field in fields.Where(field => sums.ContainsKey(field.Name)))
        {
            writer.Line($"{sums[field.Name]}.AddTo({shared}.{field.Name});");
        }

        _outlined.Add(new Outlined(add, [$"ref {type} {shared}", workspace], writer.ToString()));
        writer = around;
        writer.Line($"scoped {type} {shared} = default;");
        foreach (SharedTurns.Field field in fields)
        {
            writer.Line($"{shared}.{field.Set};");
        }

        writer.Line($"{library.Services}.SampleParts.Take({GradientText.Workspace}, {Read(parts.Start).Whole}, {Read(parts.Limit).Whole}, ref {shared}, {take}, {add});");
    }

    private static string SumsOf(Buffer buffer) => $"{GradientText.Workspace}.{(buffer.Type == ScalarType.Single ? "SingleSums" : "DoubleSums")}";
}
