"""The grammar of SPARQL 1.1 queries, as section 19.8 of the specification gives it.

Written as the specification writes it, with four additions:

- ``VARIABLE:target`` says which part a terminal plays there;
- ``iri:graph`` is an IRI or a prefixed name that plays a part;
- ``@where`` notes something about the structure, see `graphkit.sparql.grammar.structure`;
- expressions are a row of operands and operators, since the precedence of operators matters to
  nobody who only has to know where names stand.

Words in quotation marks are keywords or signs; names in capitals are terminals of
`graphkit.sparql.grammar.terminals`. See https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

from typing import Final

RULES: Final = """
Query        = Prologue ( Select | Construct | Describe | Ask ) ValuesClause
Prologue     = ( 'BASE' IRI:base | 'PREFIX' 'PREFIX:':declared IRI:namespace )*

Select       = 'SELECT' Projection Dataset* Where Modifiers
SubSelect    = 'SELECT' @subselect Projection Where Modifiers ValuesClause @end_subselect
Projection   = ( 'DISTINCT' | 'REDUCED' )?
               ( '*' @star | ( VARIABLE:projection | '(' Expression 'AS' VARIABLE:computed ')' )+ )
Construct    = 'CONSTRUCT' ( Template Dataset* Where | Dataset* 'WHERE' @short Template ) Modifiers
Describe     = 'DESCRIBE' ( '*' @star | ( VARIABLE:described | iri )+ ) Dataset* Where? Modifiers
Ask          = 'ASK' Dataset* Where Modifiers
Dataset      = 'FROM' ( iri:default | 'NAMED' iri:named )
Where        = 'WHERE'? @where Group
Modifiers    = ( 'GROUP' 'BY' @grouped GroupKey+ )? ( 'HAVING' Constraint+ )?
               ( 'ORDER' 'BY' OrderKey+ )? Slice
GroupKey     = BuiltIn | iri @function Arguments | VARIABLE:key
             | '(' Expression ( 'AS' VARIABLE:target )? ')'
OrderKey     = ( 'ASC' | 'DESC' ) '(' Expression ')' | Constraint | VARIABLE:order
Slice        = ( 'LIMIT' INTEGER ( 'OFFSET' INTEGER )? | 'OFFSET' INTEGER ( 'LIMIT' INTEGER )? )?
ValuesClause = ( 'VALUES' Data )?

Group        = '{' @open ( SubSelect | Body ) '}' @close
Body         = Triples? ( Pattern '.'? Triples? )*
Pattern      = @group Group ( 'UNION' @group Group )*
             | 'OPTIONAL' @optional Group
             | 'MINUS' @minus Group
             | 'GRAPH' ( VARIABLE:graph | iri ) @graph Group
             | 'SERVICE' @service 'SILENT'? ( VARIABLE:graph | iri ) @group Group
             | 'FILTER' Constraint
             | 'BIND' '(' Expression 'AS' VARIABLE:target ')'
             | 'VALUES' Data
Data         = @data ( VARIABLE:data '{' Value* '}'
             | ( NIL | '(' VARIABLE:data* ')' ) '{' ( NIL | '(' Value* ')' )* '}' ) @end_data
Value        = iri | Literal | 'UNDEF'

Triples      = Subject ( '.' Triples? )?
Subject      = Term Properties | Node Properties?
Properties   = Verb Objects ( ';' ( Verb Objects )? )*
Verb         = VARIABLE:predicate | Path
Objects      = Object ( ',' Object )*
Object       = Term | Node
Node         = '[' Properties ']' | '(' Object+ ')'
Term         = VARIABLE:term | iri | Literal | BLANK | ANON | NIL
Literal      = STRING ( LANGUAGE | '^^' iri )? | INTEGER | NUMBER | SIGNED | 'TRUE' | 'FALSE'

Path         = Sequence ( '|' Sequence )*
Sequence     = Step ( '/' Step )*
Step         = '^'? Primary ( '?':repeated | '*':repeated | '+':repeated )?
Primary      = iri:property | 'a' | '!' Negated | '(' Path ')'
Negated      = OneOf | NIL | '(' OneOf ( '|' OneOf )* ')'
OneOf        = '^'? ( iri:property | 'a' )

Template     = '{' ( TemplateTriples )? '}'
TemplateTriples = TemplateSubject ( '.' TemplateTriples? )?
TemplateSubject = TemplateTerm TemplateProperties | TemplateNode TemplateProperties?
TemplateProperties = TemplateVerb TemplateObjects ( ';' ( TemplateVerb TemplateObjects )? )*
TemplateVerb = VARIABLE:template_verb | iri:property | 'a'
TemplateObjects = TemplateObject ( ',' TemplateObject )*
TemplateObject = TemplateTerm | TemplateNode
TemplateNode = '[' TemplateProperties ']' | '(' TemplateObject+ ')'
TemplateTerm = VARIABLE:template | iri | Literal | BLANK | ANON | NIL

Constraint   = '(' Expression ')' | BuiltIn | iri @function Arguments
Expression   = Relation ( ( '||' | '&&' ) Relation )*
Relation     = Sum ( ( '=' | '!=' | '<' | '>' | '<=' | '>=' ) Sum | 'NOT'? 'IN' List )?
Sum          = Operand ( ( '+' | '-' | '*' | '/' ) Operand | SIGNED:added )*
Operand      = '!' Operand | ( '+' | '-' )? Atom
Atom         = '(' Expression ')' | iri ( @function Arguments )? | VARIABLE:expression
             | Literal | BuiltIn
Arguments    = NIL | '(' 'DISTINCT'? Expression ( ',' Expression )* ')'
List         = NIL | '(' Expression ( ',' Expression )* ')'
BuiltIn      = FUNCTION0 NIL
             | FUNCTION1 '(' Expression ')'
             | FUNCTION2 '(' Expression ',' Expression ')'
             | 'IF' '(' Expression ',' Expression ',' Expression ')'
             | ( 'CONCAT' | 'COALESCE' ) List
             | 'BNODE' ( NIL | '(' Expression ')' )
             | 'BOUND' '(' VARIABLE:bound ')'
             | ( 'SUBSTR' | 'REGEX' ) @reread
               '(' Expression ',' Expression ( ',' Expression )? ')' @end_reread
             | 'REPLACE' @reread
               '(' Expression ',' Expression ',' Expression ( ',' Expression )? ')' @end_reread
             | 'COUNT' @aggregate '(' 'DISTINCT'? ( '*' | Expression ) ')' @end_aggregate
             | AGGREGATE @aggregate '(' 'DISTINCT'? Expression ')' @end_aggregate
             | 'GROUP_CONCAT' @aggregate @reread '(' 'DISTINCT'? Expression
               ( ';' 'SEPARATOR' '=' STRING )? ')' @end_reread @end_aggregate
             | 'NOT'? 'EXISTS' @exists Group
"""
"""One rule may go over several lines; it ends where the next one begins."""
