// Writers, literals and names are used everywhere.
global using RmsProp.Generated.Generator.Text;
