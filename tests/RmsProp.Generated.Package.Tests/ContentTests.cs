using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>The content of the package, compared with NuGet's conventions and with the repository.</summary>
[Collection(SharedPackage.Name)]
public sealed partial class ContentTests(PackedPackage package)
{
    private const string Address = "https://github.com/rmsprop-generated/rmsprop-generated";
    private const string RawContent = "https://raw.githubusercontent.com/rmsprop-generated/rmsprop-generated";

    [Fact]
    public void The_files_are_the_library_the_generator_the_code_fixes_and_what_describes_them() =>
        Assert.Equal(
            [
                "README.md",
                "RmsProp.Generated.nuspec",
                "analyzers/dotnet/cs/RmsProp.Generated.CodeFixes.dll",
                "analyzers/dotnet/cs/RmsProp.Generated.Generator.dll",
                "buildTransitive/net9.0/RmsProp.Generated.DesignTime.globalconfig",
                "buildTransitive/net9.0/RmsProp.Generated.targets",
                "icon.png",
                "lib/net9.0/RmsProp.Generated.dll",
                "lib/net9.0/RmsProp.Generated.xml",
            ],
            package.Files().Keys);

    [Fact]
    public void The_symbols_are_a_package_of_their_own() =>
        Assert.Equal(["RmsProp.Generated.nuspec", "lib/net9.0/RmsProp.Generated.pdb"], package.Files("snupkg").Keys);

    [Fact]
    public void No_dependency_reaches_the_user()
    {
        XElement dependencies = package.Manifest().Element("dependencies")!;

        XElement group = Assert.Single(dependencies.Elements());
        Assert.Equal("net9.0", group.Attribute("targetFramework")!.Value);
        Assert.Empty(group.Elements());
        Assert.Null(package.Manifest().Element("frameworkReferences"));
    }

    /// <summary>Only generated code knows tensors of System.Numerics.Tensors, which is not part of the framework.</summary>
    [Fact]
    public void The_library_refers_to_nothing_but_the_framework()
    {
        using PEAssembly library = new(package.Files()["lib/net9.0/RmsProp.Generated.dll"]);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.Contains("System.Runtime", library.References);
        Assert.All(library.References, reference => Assert.True(File.Exists(Path.Combine(framework, reference + ".dll")), reference));
        Assert.DoesNotContain("System.Numerics.Tensors", library.References);
    }

    [Fact]
    public void The_manifest_says_what_it_is_whose_and_where_from()
    {
        XElement manifest = package.Manifest();

        Assert.Equal(PackedPackage.Id, manifest.Element("id")!.Value);
        Assert.Equal("MIT", manifest.Element("license")!.Value);
        Assert.Equal("expression", manifest.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", manifest.Element("readme")!.Value);
        Assert.Equal("icon.png", manifest.Element("icon")!.Value);
        Assert.Equal(Address, manifest.Element("projectUrl")!.Value);
        Assert.Equal($"{Address}/blob/main/CHANGELOG.md", manifest.Element("releaseNotes")!.Value);
        Assert.Equal("git", manifest.Element("repository")!.Attribute("type")!.Value);
        Assert.Equal(Address, manifest.Element("repository")!.Attribute("url")!.Value);
    }

    [Fact]
    public void The_changelog_begins_with_the_version_of_the_library()
    {
        using PEAssembly library = new(package.Files()["lib/net9.0/RmsProp.Generated.dll"]);

        string heading = File.ReadLines(Repository.PathOf("CHANGELOG.md")).First(line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.StartsWith($"## {library.Version.ToString(3)} ", heading + " ", StringComparison.Ordinal);
    }

    [Fact]
    public void The_icon_is_a_png_of_128_by_128_pixels()
    {
        ReadOnlySpan<byte> icon = package.Files()["icon.png"];

        Assert.Equal("PNG"u8.ToArray(), icon[1..4].ToArray());
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24].ToArray()); // IHDR: width and height, big-endian
    }

    [Fact]
    public void The_readme_is_that_of_the_repository_with_links_that_work_outside_it()
    {
        string packed = Encoding.UTF8.GetString(package.Files()["README.md"]).TrimEnd();
        string original = File.ReadAllText(Repository.PathOf("README.md")).TrimEnd();

        Assert.Equal(
            original,
            packed.Replace($"]({Address}/blob/main/", "](", StringComparison.Ordinal).Replace($"]({RawContent}/main/", "](", StringComparison.Ordinal));
        Assert.Contains("](LICENSE)", original, StringComparison.Ordinal);
        Assert.DoesNotContain("](LICENSE)", packed, StringComparison.Ordinal);
    }

    /// <summary>
    /// nuget.org shows images from a few hosts only (https://learn.microsoft.com/nuget/nuget-org/package-readme-on-nuget-org), and no
    /// HTML.
    /// </summary>
    [Fact]
    public void The_images_of_the_readme_are_where_the_page_of_the_package_can_show_them()
    {
        string packed = Encoding.UTF8.GetString(package.Files()["README.md"]);

        string[] images = [.. Image().Matches(packed).Select(match => match.Groups["address"].Value)];
        Assert.NotEmpty(images);
        Assert.All(images, image =>
        {
            Assert.StartsWith($"{RawContent}/main/", image, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathOf(image[$"{RawContent}/main/".Length..])), image);
        });
        Assert.DoesNotContain("<img", packed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<picture", packed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        byte[] documentation = package.Files()["lib/net9.0/RmsProp.Generated.xml"];
        using MemoryStream content = new(documentation);
        HashSet<string> documented = [.. XDocument.Load(content).Descendants("member").Select(member => member.Attribute("name")!.Value)];
        using PEAssembly library = new(package.Files()["lib/net9.0/RmsProp.Generated.dll"]);

        Assert.Contains("RmsProp.Generated.RMSpropConfigAttribute", library.PublicTypes);
        Assert.All(library.PublicTypes, type => Assert.Contains("T:" + type, documented));
    }

    [Theory]
    [InlineData("lib/net9.0/RmsProp.Generated.dll")]
    [InlineData("analyzers/dotnet/cs/RmsProp.Generated.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/RmsProp.Generated.CodeFixes.dll")]
    public void No_assembly_knows_the_folder_it_was_built_in(string file)
    {
        byte[] assembly = package.Files()[file];

        Assert.Equal(-1, assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(package.PathOf())));
        Assert.Equal(-1, assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Directory)));
        using PEAssembly library = new(assembly);
        Assert.True(library.IsDeterministic);
    }

    [Fact]
    public void The_symbols_know_their_sources_by_paths_that_are_the_same_everywhere()
    {
        using MemoryStream content = new(package.Files("snupkg")["lib/net9.0/RmsProp.Generated.pdb"]);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(content);
        MetadataReader symbols = provider.GetMetadataReader();

        string[] sources = [.. symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))];

        Assert.Contains("/_/src/RmsProp.Generated/IRMSpropOptimizer.cs", sources);
        Assert.All(sources, source => Assert.StartsWith("/_", source, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"!\[[^\]]*\]\((?<address>[^)]+)\)")]
    private static partial Regex Image();
}
