namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>The vectors of System.Numerics.</summary>
internal static partial class ComparedRows
{
    private const string U3 = "var u = new Vector3(model.F, model.G, model.V[0]); var v = new Vector3(model.V[1], model.V[2], model.V[3]); ";
    private const string U2 = "var u = new Vector2(model.F, model.G); var v = new Vector2(model.V[1], model.V[2]); ";
    private const string U4 = "var u = new Vector4(model.F, model.G, model.V[0], model.V[4]); var v = new Vector4(model.V[1], model.V[2], model.V[3], model.V[5]); ";

    private static ComparedRow Vector(string construct, string body) => Row("vectors: " + construct, body, parameters: "", arguments: "") with { Type = "float" };

    private static IEnumerable<ComparedRow> Vectors() =>
    [
        .. VectorsOf("Vector2", U2), .. VectorsOf("Vector3", U3), .. VectorsOf("Vector4", U4),
        Vector("components", U3 + "u.X *= 2; u.Y = v.Z; v.Z += u.X; return u.X * u.Y + v.Z;"),
        Vector("Cross", U3 + "Vector3 c = Vector3.Cross(u, v); return c.X + 2 * c.Y - c.Z;"),
        Vector("Cross of two numbers", U2 + "return Vector2.Cross(u, v);"),
        Vector("constructors", "var a = new Vector2(model.F); var b = new Vector3(a, model.G); var c = new Vector4(b, 2); var d = new Vector4(a, 1, model.G); var e = new Vector3(); return c.X + c.Z * d.W + e.X + new Vector3(0.5f).Y * b.X;"),
        Vector("constructor of a span", "Vector3 a = new Vector3(model.V); ReadOnlySpan<float> rest = model.V.AsSpan(3); Vector3 b = new(rest); return Vector3.Dot(a, b);"),
        Vector("span that is too short", "Vector4 a = new Vector4(model.V.AsSpan(4)); return a.X * model.F;"),
        Vector("object initializer", "var a = new Vector3 { X = model.F, Z = model.G }; return a.X * a.Z + a.Y;"),
        Vector("default", "Vector3 a = default; a += new Vector3(model.F, 1, 2); return a.X * a.Y;"),
        Vector("Create", "return Vector3.Dot(Vector3.Create(model.F, model.G, 1), Vector3.Create(2));"),
        Vector("units", "return Vector3.Dot(new Vector3(model.F, model.G, 1), Vector3.UnitX + 2 * Vector3.UnitY + Vector3.One + Vector3.Zero + Vector3.Pi);"),
        Vector("indexer", U3 + "float sum = 0; for (int i = 0; i < 3; i++) sum += u[i] * v[2 - i]; u[1] = model.F; return sum * u[1];"),
        Vector("indexer out of range", U3 + "float sum = 0; for (int i = 0; i < 4; i++) sum += u[i]; return sum;"),
        Vector("CopyTo", U3 + "Span<float> t = stackalloc float[5]; u.CopyTo(t[1..]); return t[1] * t[2] * t[3];"),
        Vector("comparison", U3 + "return u == v ? model.F : u != v ? model.G * u.X : 0;"),
        Vector("with", U3 + "Vector3 w = u with { Y = model.V[5] }; return Vector3.Dot(w, v);"),
        Vector("negative zero", "var a = new Vector3(-0f, -0f, -0f); return 1 / Vector3.Dot(a, Vector3.One) + model.F + 1 / Vector2.Dot(new Vector2(-0f), Vector2.One);"),
        Vector("data that is not trained", "return Vector3.Distance(model.Origin, new Vector3(model.F, model.G, model.V[1]));"),
        Vector("helper", U3 + "return Reflect(u, v).Length(); static Vector3 Reflect(Vector3 a, Vector3 normal) => a - 2 * Vector3.Dot(a, normal) * normal;"),
        Vector("in a struct", "var ray = new Ray { From = new Vector3(model.F), Direction = new Vector3(model.G, 1, 2) }; return ray.At(model.V[1]).LengthSquared();")
            with { Members = "private struct Ray { public Vector3 From, Direction; public readonly Vector3 At(float t) => From + t * Direction; }" },
        Row("vectors: array", "float sum = 0; foreach (Vector3 p in points) { sum += Vector3.DistanceSquared(p, new Vector3(model.F, model.G, 0)); } return sum * points[0].X;", "", "Vector3[] points", "new[] { new Vector3(1, 2, 3), new Vector3(-1, 0.5f, 0.25f) }") with { Type = "float" },
        Row("vectors: argument and fields", "return Vector2.Dot(p * 2, new Vector2(model.F, model.G)) + data.Points[1].Y * model.F;", "", "Vector2 p, Data data", "new Vector2(1, 2), new Data { Points = new Vector3[] { new(1, 2, 3), new(4, 5, 6) } }") with { Type = "float" },
        Row("vectors: argument that is changed", "p.X *= model.F; p += new Vector3(1, 0, model.G); return p.Length();", "", "Vector3 p", "new Vector3(1, 2, 3)") with { Type = "float" },
    ];

    private static IEnumerable<ComparedRow> VectorsOf(string type, string u) =>
    [
        Vector($"operators of {type}", u + "var w = -(u * v) + u / 3 - 2f * v + v * model.F / (u + new " + type + "(2.5f)); return w.X * w.Y + w.Y;"),
        Vector($"compound assignment of {type}", u + "u += v; u -= v * 0.5f; u *= v; u /= 1.7f; u *= model.F; return u.X + u.Y * u.X;"),
        Vector($"named operators of {type}", u + $"return {type}.Dot({type}.Add(u, v), {type}.Subtract({type}.Multiply(u, 2), {type}.Negate({type}.Divide(v, 3)))) + {type}.Multiply(3, u).X + {type}.Divide(u, u + v).Y;"),
        Vector($"Dot of {type}", u + $"return {type}.Dot(u, v) * {type}.Dot(u, u);"),
        Vector($"Length of {type}", u + "return u.Length() * v.LengthSquared();"),
        Vector($"Distance of {type}", u + $"return {type}.Distance(u, v) + {type}.DistanceSquared(v, u);"),
        Vector($"Normalize of {type}", u + $"var n = {type}.Normalize(u); return n.X - 2 * n.Y * v.X;"),
        Vector($"Min, Max and Clamp of {type}", u + $"return {type}.Dot({type}.Min(u, v), {type}.Max(u, v)) + {type}.Clamp(u, new {type}(-0.5f), new {type}(0.5f)).Y + {type}.Clamp(v, u * 0.1f, {type}.One).X;"),
        Vector($"Abs and SquareRoot of {type}", u + $"return {type}.Dot({type}.SquareRoot({type}.Abs(u)), {type}.Abs(v));"),
        Vector($"Lerp of {type}", u + $"return {type}.Dot({type}.Lerp(u, v, 0.3f), {type}.Lerp(u, v, model.F));"),
        Vector($"FusedMultiplyAdd of {type}", u + $"return {type}.Dot({type}.FusedMultiplyAdd(u, v, u), v);"),
    ];
}
