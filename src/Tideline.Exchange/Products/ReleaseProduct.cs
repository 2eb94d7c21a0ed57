using Tideline.Domain;

namespace Tideline.Exchange.Products;

/// <summary>Writes a product of published releases.</summary>
public static class ReleaseProduct
{
    /// <param name="folder">Full path.</param>
    /// <param name="lake">Path of the project's <c>lake/</c>, where nothing that is handed over may lie.</param>
    /// <exception cref="ConfigurationException">The folder holds something or cannot be written.</exception>
    /// <exception cref="DisclosureRefusedException">It lies in the lake.</exception>
    public static void Write(IReadOnlyDictionary<string, byte[]> files, string folder, string lake, bool replace)
    {
        OutputFolder.DemandOutside(folder, lake);
        OutputFolder.Write(folder, files, replace);
    }
}
